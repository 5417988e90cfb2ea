import { type NetworkWatch, runtime } from '@/lib/runtime/runtime';

/** The watch of a configured network; null = no network has this id. */
export async function findNetwork(id: string): Promise<NetworkWatch | null> {
  return (await runtime()).networks.get(id) ?? null;
}

import type { NetworkWatch } from '@/lib/runtime/runtime';
import { reader } from './reader';

/** The watch of a configured network; null = no network has this id. */
export async function findNetwork(id: string): Promise<NetworkWatch | null> {
  return (await reader()).networks.get(id) ?? null;
}

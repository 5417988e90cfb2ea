import { runtime } from '@/lib/runtime/runtime';

/** Asks all nodes of a network now. `too-soon`: it was asked within the last second; `no-network`: no such id. */
export async function pollNetwork(id: string): Promise<'polled' | 'too-soon' | 'no-network'> {
  const watch = (await runtime()).networks.get(id);
  if (!watch) return 'no-network';
  return (await watch.pollNow()) ? 'polled' : 'too-soon';
}

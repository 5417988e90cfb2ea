import type { PeersView } from '@/lib/views/peers-types';
import { findNetwork } from './find-network';

/** Who sees whom in a network; null = no such network. */
export async function readPeers(id: string): Promise<PeersView | null> {
  return (await findNetwork(id))?.pages().peers() ?? null;
}

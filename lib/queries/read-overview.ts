import type { OverviewView } from '@/lib/views/types';
import { findNetwork } from './find-network';

/** The overview of one network as of its last poll; null = no such network. */
export async function readOverview(id: string): Promise<OverviewView | null> {
  return (await findNetwork(id))?.overview() ?? null;
}

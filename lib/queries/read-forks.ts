import type { ForksView } from '@/lib/views/fork-timeline-types';
import { findNetwork } from './find-network';

/** All forks, with the timeline of a past moment or of now (null); null = no such network. */
export async function readForks(id: string, at: number | null): Promise<ForksView | null> {
  return (await (await findNetwork(id))?.forks(at)) ?? null;
}

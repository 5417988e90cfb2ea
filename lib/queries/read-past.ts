import type { HistoryView, PastView } from '@/lib/views/past-types';
import { findNetwork } from './find-network';

export type ReplayRead = { readonly history: HistoryView; readonly moment: PastView };

/** What the replay page begins with: all that is kept, and the moment asked for (null = the last that is kept); null = no such network. */
export async function readReplay(id: string, at: number | null): Promise<ReplayRead | null> {
  const watch = await findNetwork(id);
  if (!watch) return null;
  const history = await watch.history({ from: null, to: null, buckets: 120 });
  const moment = await watch.at(at ?? history.last ?? 0);
  return { history, moment };
}

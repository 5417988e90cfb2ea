import type { Store, TickWrite } from '@/lib/storage/store';
import { toBlockFact } from './block-fact';
import type { HistoryLog } from './history-log';
import type { IncidentDesk } from './incident-desk';
import type { NetworkState } from './network-state';
import type { TickNews } from './tick';
import type { VerdictTurns } from './verdict-turns';

/** What has to be kept and is not yet: blocks by hash, and what the last polls changed. */
export type Unkept = { readonly hashes: Set<`0x${string}`>; readonly news: TickNews; readonly history: HistoryLog };

/** Keeps all of it in one transaction. What could not be kept is tried again with the next tick: nothing is lost while the process lives. */
export async function keepTick(state: NetworkState, unkept: Unkept, turns: VerdictTurns, desk: IncidentDesk, store: Store): Promise<void> {
  const { hashes, news, history } = unkept;
  const changed = [...hashes];
  hashes.clear();
  const blocks = changed.flatMap((hash) => {
    const block = state.book.picture(hash);
    return block ? [toBlockFact(block)] : [];
  });
  const events = [...turns.take(), ...history.take()];
  const write: TickWrite = { blocks, claims: news.claims.splice(0), lapses: news.lapses.splice(0), events };
  const incidents = desk.take();
  const isQuiet = write.blocks.length + write.claims.length + write.lapses.length + write.events.length === 0 && incidents === null;
  const watched = history.watched(!isQuiet);
  if (isQuiet && watched.length === 0) return;
  try {
    await store.record(state.id, { ...write, ...(watched.length > 0 ? { watched } : {}), ...(incidents ? { incidents } : {}) });
  } catch (error) {
    news.claims.unshift(...write.claims);
    news.lapses.unshift(...write.lapses);
    turns.giveBack(write.events);
    history.giveBack(watched);
    for (const hash of changed) hashes.add(hash);
    if (incidents) desk.giveBack(incidents);
    throw error;
  }
}

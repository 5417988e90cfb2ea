import type { Store, TickWrite } from '@/lib/storage/store';
import { toBlockFact } from './block-fact';
import type { HistoryLog } from './history-log';
import type { IncidentDesk } from './incident-desk';
import { waysToKeep } from './keep-ways';
import type { NetworkState } from './network-state';
import { putBack } from './put-back';
import type { TickNews } from './tick';
import type { VerdictTurns } from './verdict-turns';

/** What has to be kept and is not yet: blocks by hash, and what the last polls changed; `lost` = how much of it was more than can be held. */
export type Unkept = { readonly hashes: Set<`0x${string}`>; readonly news: TickNews; readonly history: HistoryLog; lost: number };

/** More claims, and more lapses, than this are not held while the store can't be written: the oldest go first. */
const MOST_CLAIMS = 100_000;

/** Keeps all of it in one transaction. What could not be kept is tried again with the next tick, as much as can be held. Rejects with a StoreError. */
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
  const incidents = desk.take(waysToKeep(state.memory, state.nodes));
  const isQuiet = write.blocks.length + write.claims.length + write.lapses.length + write.events.length === 0 && incidents === null;
  const watched = history.watched(!isQuiet);
  if (isQuiet && watched.length === 0) return;
  try {
    await store.record(state.id, { ...write, ...(watched.length > 0 ? { watched } : {}), ...(incidents ? { incidents } : {}) });
  } catch (error) {
    if (incidents) desk.giveBack(incidents);
    unkept.lost += turns.giveBack(write.events);
    history.giveBack(watched);
    // Of a block that memory has forgotten nothing is left to be written.
    for (const { hash } of blocks) hashes.add(hash);
    unkept.lost += putBack(news.claims, write.claims, MOST_CLAIMS) + putBack(news.lapses, write.lapses, MOST_CLAIMS);
    throw error;
  }
}

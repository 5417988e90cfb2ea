import type { RoundRow, Store } from '@/lib/storage/store';

const HOUR_MS = 3_600_000;
/** Rows held in all; the hours read longest ago go first. */
const MAX_ROWS = 120_000;

/**
 * The same store, with the rounds of whole hours that are past held in memory: moment after moment of a replay rests on nearly the same day.
 * Later knowledge of an old block (an author that was not known) may come in late.
 */
export function withRoundCache(store: Store): Store {
  const hours = new Map<string, readonly RoundRow[]>();
  let held = 0;
  const hourOf = async (network: string, from: number): Promise<readonly RoundRow[]> => {
    const key = `${from} ${network}`;
    const known = hours.get(key);
    if (known) hours.delete(key);
    const rows = known ?? (await store.rounds(network, from, from + HOUR_MS - 1));
    hours.set(key, rows);
    if (!known) held += rows.length;
    for (const [oldest, old] of hours) {
      if (held <= MAX_ROWS || oldest === key) break;
      hours.delete(oldest);
      held -= old.length;
    }
    return rows;
  };
  return {
    ...store,
    rounds: async (network, sinceMs, untilMs) => {
      if (untilMs === undefined) return store.rounds(network, sinceMs);
      const rows: RoundRow[] = [];
      let from = Math.floor(sinceMs / HOUR_MS) * HOUR_MS;
      for (; from + HOUR_MS - 1 <= untilMs; from += HOUR_MS)
        for (const row of await hourOf(network, from)) if (row.firstSeenAt >= sinceMs) rows.push(row);
      for (const row of await store.rounds(network, from, untilMs)) if (row.firstSeenAt >= sinceMs) rows.push(row);
      return rows;
    },
  };
}

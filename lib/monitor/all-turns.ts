import { carrySets } from '@/lib/chain/carry-sets';
import type { Address } from '@/lib/consensus/types';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import { pastTurn } from './past-turns';
import type { NotedRow } from './round-book';
import { turnsOf } from './round-windows';

export type AllTurns = {
  /** The set that might seal each row; null = not known. */
  readonly sets: readonly (readonly Address[] | null)[];
  readonly turnOf: (height: number, round: number) => Address | null;
};

/** Sets and turns of all kept rows (ascending): as they were when seen, else carried down from later heights. */
export function allTurns(state: NetworkState, rows: readonly NotedRow[]): AllTurns {
  const sets = carrySets(rows, settingsOf(state, state.top + 1)?.contractMode ?? false);
  const known = turnsOf(state, rows);
  const places = new Map(rows.map(({ height }, index) => [height, index]));
  return {
    sets,
    turnOf: (height, round) => {
      const place = places.get(height) ?? -1;
      const row = rows[place];
      const told = known(height, round);
      if (told || !row) return told;
      const before = rows[place - 1];
      const parent = before?.height === height - 1 ? before : null;
      return pastTurn(state, { row, parent, set: sets[place] ?? null, round });
    },
  };
}

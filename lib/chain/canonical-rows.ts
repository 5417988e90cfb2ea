import type { Hash } from '@/lib/consensus/types';

/**
 * One row a height, ascending: that of the hash most nodes hold now; blocks nobody holds any more are history and count for nothing.
 * `holdersOf` null = too old to be in memory, then a row stands if it is its height's only one. Equal camps: the later round.
 */
export function canonicalRows<R extends { readonly height: number; readonly hash: Hash; readonly round: number | null }>(
  rows: Iterable<R>,
  holdersOf: (height: number, hash: Hash) => number | null,
): readonly R[] {
  const byHeight = new Map<number, { row: R; holders: number | null; several: boolean }>();
  for (const row of rows) {
    const holders = holdersOf(row.height, row.hash);
    if (holders === 0) continue;
    const best = byHeight.get(row.height);
    if (!best) byHeight.set(row.height, { row, holders, several: false });
    else if (holders === null || best.holders === null) best.several = true;
    else if (holders > best.holders || (holders === best.holders && (row.round ?? -1) > (best.row.round ?? -1)))
      byHeight.set(row.height, { row, holders, several: false });
  }
  return [...byHeight.values()].flatMap(({ row, several }) => (several ? [] : [row])).sort((a, b) => a.height - b.height);
}

import type { Hash } from '@/lib/consensus/types';

/**
 * One row a height, ascending: that of the hash most nodes hold now; blocks nobody holds any more are history and count for nothing.
 * `holdersOf` null = too old to be in memory, then a row stands if it is its height's only one. Equal camps: the later round.
 */
export function canonicalRows<R extends { readonly height: number; readonly hash: Hash; readonly round: number | null }>(
  rows: Iterable<R>,
  holdersOf: (height: number, hash: Hash) => number | null,
): readonly R[] {
  const sorted = [...rows].sort((a, b) => a.height - b.height);
  const found: R[] = [];
  for (let first = 0, next = 0; first < sorted.length; first = next) {
    const { height } = sorted[first] as R;
    let best: R | null = null;
    let most: number | null = null;
    let several = false;
    for (next = first; sorted[next]?.height === height; next++) {
      const row = sorted[next] as R;
      const holders = holdersOf(height, row.hash);
      if (holders === 0) continue;
      if (best !== null && (holders === null || most === null)) several = true;
      else if (best === null || (holders ?? 0) > (most ?? 0) || (holders === most && (row.round ?? -1) > (best.round ?? -1))) {
        best = row;
        most = holders;
      }
    }
    if (best !== null && !several) found.push(best);
  }
  return found;
}

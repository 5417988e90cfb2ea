/**
 * Heights to read between `low` (chains equal, or -1 = below genesis) and `high` (chains differ). While `low` was not reached by the search
 * itself (`open`), gallop away from `anchor`, the tip height the search began at, so that the cost follows the fork's depth and not the
 * chain's length; after that cut the interval in four.
 */
export function probeHeights(low: number, high: number, anchor: number, open: boolean): readonly number[] {
  const length = high - low;
  if (length <= 4) return Array.from({ length: length - 1 }, (_, i) => high - 1 - i);
  const quarters = [1, 2, 3].map((part) => low + Math.floor((length * part) / 4));
  if (!open) return quarters;
  const done = anchor - high;
  const offsets = done === 0 ? [1, 2, 4, 8] : Array.from({ length: 8 }, (_, i) => done * 2 ** (i + 1));
  const heights = offsets.map((offset) => anchor - offset).filter((height) => height > low);
  // Below the lowest tip nothing is known to be equal: the genesis block ends the gallop.
  if (low < 0 && heights.length < offsets.length && !heights.includes(0)) return [...heights, 0];
  return heights.length > 0 ? heights : quarters;
}

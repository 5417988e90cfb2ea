import type { RatePoint } from '@/lib/chain/round-rate';
import type { ChangeRow, WatchedSpan } from '@/lib/storage/store';

/** What a stretch may lack at its ends before a bucket counts as not watched. */
const SLACK_MS = 60_000;

/**
 * Round changes by time out of the store, where memory no longer reaches. A bucket is known when it was watched all through and every block
 * with changes in it was seen arriving with its round; blocks found later came at a time nobody saw. Of a stall only the block that ended it
 * may tell rounds: where that is in another bucket, or tells none, they are not known.
 */
export function weekRate(
  changes: readonly ChangeRow[],
  watched: readonly WatchedSpan[],
  stalls: readonly WatchedSpan[],
  span: { readonly from: number; readonly until: number; readonly bucketMs: number },
): readonly RatePoint[] {
  const { from, until, bucketMs } = span;
  const count = Math.max(0, Math.ceil((until - from) / bucketMs));
  const sums: (number | null)[] = Array.from({ length: count }, () => 0);
  for (const { at, round, seenLive } of changes) {
    const index = Math.floor((at - from) / bucketMs);
    const sum = sums[index];
    if (sum !== undefined && sum !== null) sums[index] = round === null || !seenLive ? null : sum + round;
  }
  return sums.map((sum, index) => {
    const at = from + index * bucketMs;
    const end = Math.min(until, at + bucketMs);
    const seen = watched.reduce((total, one) => total + Math.max(0, Math.min(one.to, end) - Math.max(one.from, at)), 0);
    const held = stalls.filter((stall) => stall.from < end && stall.to > at);
    const isTold = held.every(({ from: begun, to }) =>
      changes.some((one) => one.at >= Math.max(at, begun) && one.at < end && one.at <= to + SLACK_MS && (one.round ?? 0) > 0),
    );
    if (!isTold) return { at, until: at + bucketMs, changes: null, stall: true };
    return { at, until: at + bucketMs, changes: seen + SLACK_MS < end - at ? null : sum };
  });
}

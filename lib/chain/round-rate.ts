import { cameAt, type RoundFact } from './rounds';

/** Round changes from `at` to `until` (server ms); null = not all of that time is known. */
export type RatePoint = { readonly at: number; readonly until: number; readonly changes: number | null };

export type RoundRateInput = {
  /** Ascending, one a height. */
  readonly rows: readonly RoundFact[];
  /** The open height's round at a moment; null = not known. */
  readonly openAt: (at: number) => number | null;
  readonly now: number;
  readonly from: number;
  readonly bucketMs: number;
};

/** Header times are whole seconds: what they leave open at the ends of a bucket is no gap. */
const SLACK_MS = 1000;

/**
 * Round changes bucket by bucket, oldest first. Time is known between two blocks that follow on each other, and after the newest one; where
 * heights are missing, or a round is not known, the bucket is unknown and never 0.
 */
export function roundRate({ rows, openAt, now, from, bucketMs }: RoundRateInput): readonly RatePoint[] {
  const count = Math.max(0, Math.ceil((now - from) / bucketMs));
  const sums: (number | null)[] = Array.from({ length: count }, () => 0);
  const covered: number[] = Array.from({ length: count }, () => 0);
  const place = (at: number) => Math.floor((at - from) / bucketMs);
  const cover = (begin: number, end: number) => {
    for (let index = Math.max(0, place(begin)); index < count && from + index * bucketMs < end; index++) {
      const low = Math.max(begin, from + index * bucketMs);
      covered[index] = (covered[index] ?? 0) + Math.max(0, Math.min(end, from + (index + 1) * bucketMs) - low);
    }
  };
  let last: { readonly height: number; readonly at: number } | null = null;
  for (const row of rows) {
    const came = cameAt(row);
    // Header times of other nodes may be out of order by a little.
    const at: number = last ? Math.max(last.at, came) : came;
    if (last && row.height === last.height + 1) cover(last.at, at);
    const index = place(at);
    const sum = sums[index];
    if (index >= 0 && sum !== undefined && sum !== null) sums[index] = row.round === null ? null : sum + row.round;
    last = { height: row.height, at };
  }
  if (last && openAt(now) !== null) cover(last.at, now);
  return sums.map((sum, index) => {
    const at = from + index * bucketMs;
    const until = Math.min(now, at + bucketMs);
    if (sum === null || (covered[index] ?? 0) + SLACK_MS < until - at) return { at, until: at + bucketMs, changes: null };
    const open = last && until > last.at ? openBetween(openAt, Math.max(at, last.at), until) : 0;
    return { at, until: at + bucketMs, changes: open === null ? null : sum + open };
  });
}

function openBetween(openAt: RoundRateInput['openAt'], from: number, until: number): number | null {
  const [begin, end] = [openAt(from), openAt(until)];
  return begin === null || end === null ? null : Math.max(0, end - begin);
}

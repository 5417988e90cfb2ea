import type { BftSettings } from '@/lib/consensus/types';
import { headersBetween } from './hides-rounds';
import { placeRounds } from './place-rounds';
import { cameAt, type RoundFact } from './rounds';

/** Round changes from `at` to `until` (server ms); null = not all of that time is known; `stall` = for it holds part of a stall whose rounds are not. */
export type RatePoint = { readonly at: number; readonly until: number; readonly changes: number | null; readonly stall?: true };

export type RoundRateInput = {
  /** Ascending, one a height. */
  readonly rows: readonly RoundFact[];
  /** The open height's round at a moment; null = not known. */
  readonly openAt: (at: number) => number | null;
  /** No block comes though one is overdue. */
  readonly isStalled?: boolean;
  /** Settings in force at a height; left out = not known. */
  readonly settingsOf?: (height: number) => BftSettings | null;
  /** How far apart two blocks may be seen wrongly; left out = by a look a second. */
  readonly slackMs?: number;
  readonly now: number;
  readonly from: number;
  readonly bucketMs: number;
};

/** Header times are whole seconds: what they leave open at the ends of a bucket is no gap. */
const SLACK_MS = 1000;
const SEEN_WITHIN_MS = 2000;

/**
 * Round changes bucket by bucket, oldest first. Time is known between two blocks that follow on each other, and after the newest one; where
 * heights are missing, or a round is not known, the bucket is unknown and never 0.
 */
export function roundRate(input: RoundRateInput): readonly RatePoint[] {
  const { rows, openAt, now, from, bucketMs, settingsOf, slackMs = SEEN_WITHIN_MS } = input;
  const count = Math.max(0, Math.ceil((now - from) / bucketMs));
  const sums: (number | null)[] = Array.from({ length: count }, () => 0);
  const covered: number[] = Array.from({ length: count }, () => 0);
  const stalls = new Set<number>();
  const place = (at: number) => Math.floor((at - from) / bucketMs);
  const hide = (begin: number, end: number) => {
    for (let index = Math.max(0, place(begin)); index < count && from + index * bucketMs < end; index++) stalls.add(index);
  };
  const add = (at: number, changes: number | null) => {
    const sum = sums[place(at)];
    if (sum !== undefined && sum !== null) sums[place(at)] = changes === null ? null : sum + changes;
  };
  const cover = (begin: number, end: number) => {
    for (let index = Math.max(0, place(begin)); index < count && from + index * bucketMs < end; index++) {
      const low = Math.max(begin, from + index * bucketMs);
      covered[index] = (covered[index] ?? 0) + Math.max(0, Math.min(end, from + (index + 1) * bucketMs) - low);
    }
  };
  let last: { readonly height: number; readonly at: number; readonly row: RoundFact } | null = null;
  for (const row of rows) {
    const came = cameAt(row);
    // Header times of other nodes may be out of order by a little.
    const at: number = last ? Math.max(last.at, came) : came;
    if (last && row.height === last.height + 1) cover(last.at, at);
    const before: typeof last = last?.height === row.height - 1 ? last : null;
    const settings = before === null ? null : (settingsOf?.(row.height) ?? null);
    const span = { from: before?.at ?? at, to: at, ...(before ? headersBetween(before.row, row) : {}) };
    const placed = placeRounds({ ...span, round: row.round, settings, slackMs });
    if (placed === 'unknown') add(at, null);
    else if (placed === 'hidden') hide(span.from, at);
    else for (const change of placed.changes) add(change.at, change.count);
    last = { height: row.height, at, row };
  }
  if (last && openAt(now) !== null) cover(last.at, now);
  else if (last && input.isStalled) hide(last.at, now);
  return sums.map((sum, index) => {
    const at = from + index * bucketMs;
    const until = Math.min(now, at + bucketMs);
    if (stalls.has(index)) return { at, until: at + bucketMs, changes: null, stall: true };
    if (sum === null || (covered[index] ?? 0) + SLACK_MS < until - at) return { at, until: at + bucketMs, changes: null };
    const open = last && until > last.at ? openBetween(openAt, Math.max(at, last.at), until) : 0;
    return { at, until: at + bucketMs, changes: open === null ? null : sum + open };
  });
}

function openBetween(openAt: RoundRateInput['openAt'], from: number, until: number): number | null {
  const [begin, end] = [openAt(from), openAt(until)];
  return begin === null || end === null ? null : Math.max(0, end - begin);
}

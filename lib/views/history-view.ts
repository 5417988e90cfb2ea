import type { HistoryBucket, HistoryMark } from './past-types';
import type { VerdictState } from './types';

type Span = { readonly from: number; readonly to: number };

export type HistoryInput = {
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  /** Watched stretches that reach into it, oldest first. */
  readonly spans: readonly Span[];
  /** Turns of the verdict, oldest first, with the one before `from`. */
  readonly turns: readonly { readonly at: number; readonly state: VerdictState }[];
  /** Round changes by when their block came, oldest first; null = a round that is not known. */
  readonly changes: readonly { readonly at: number; readonly round: number | null }[];
  /** Highest height by the end of each bucket; null = not known. */
  readonly heights: readonly (number | null)[];
};

const RANK = { healthy: 0, degraded: 1, slow: 2, unknown: 3, stalled: 4, forked: 5 } as const satisfies Record<VerdictState, number>;

/** The stretches of a time slider: the worst verdict of each, what was not watched, the head by its end and the round changes in it. */
export function historyBuckets(input: HistoryInput): readonly HistoryBucket[] {
  const edges = bucketEdges(input.from, input.to, input.buckets);
  // Both ascend: a month has many changes, and each is looked at once.
  let next = 0;
  return edges.slice(1).map((to, index) => {
    const from = edges[index] as number;
    const watched = input.spans.filter((span) => span.from <= to && span.to >= from);
    const first = next;
    while (isWithin(input.changes[next], to, input.to)) next++;
    const changes = input.changes.slice(first, next).filter(({ at }) => at >= from);
    return {
      from,
      to,
      worst: watched.length === 0 ? null : worstOf(input.turns, from, to),
      gap: !watched.some((span) => span.from <= from && span.to >= to),
      height: input.heights[index] ?? null,
      changes:
        watched.length === 0 || changes.some(({ round }) => round === null)
          ? null
          : changes.reduce((sum, { round }) => sum + (round ?? 0), 0),
    };
  });
}

const isWithin = (change: { readonly at: number } | undefined, to: number, last: number): boolean =>
  change !== undefined && (change.at < to || (change.at === to && to === last));

/** Where the stretches begin and end: whole ms, ascending, from the first to the last. */
export function bucketEdges(from: number, to: number, buckets: number): readonly number[] {
  const count = Math.max(1, Math.min(buckets, Math.ceil(to - from)));
  return Array.from({ length: count + 1 }, (_, index) => Math.round(from + ((to - from) * index) / count));
}

/** Before the first turn nothing is known. */
function worstOf(turns: HistoryInput['turns'], from: number, to: number): VerdictState {
  const before = turns.findLast(({ at }) => at <= from)?.state ?? 'unknown';
  const within = turns.filter(({ at }) => at > from && at <= to).map(({ state }) => state);
  // What was not known before the first word of a stretch is no verdict of its own.
  const all = before === 'unknown' && within.length > 0 ? within : [before, ...within];
  return all.reduce((worst, state) => (RANK[state] > RANK[worst] ? state : worst));
}

/** The mark before or after a moment; null = there is none. */
export function nextMark(marks: readonly HistoryMark[], at: number, way: 1 | -1): HistoryMark | null {
  return (way === 1 ? marks.find((mark) => mark.at > at) : marks.findLast((mark) => mark.at < at)) ?? null;
}

import type { OverviewView, VerdictState } from './types';

/**
 * A network at a past moment. `not-watched` = nobody watched then, `gap` says between when and when (an end null = nothing is kept beyond it);
 * `not-kept` = it was watched, but what nodes said then is no longer stored. Times in server ms.
 */
export type PastView = {
  readonly network: string;
  readonly at: number;
  /** First and last moment that is kept; null = nothing is. */
  readonly first: number | null;
  readonly last: number | null;
  readonly state: 'kept' | 'not-watched' | 'not-kept';
  readonly gap: { readonly from: number | null; readonly to: number | null } | null;
  readonly overview: OverviewView | null;
};

/** One stretch of the time slider. */
export type HistoryBucket = {
  readonly from: number;
  readonly to: number;
  /** Worst verdict that stood in it; null = not watched in it. */
  readonly worst: VerdictState | null;
  /** Part of it was not watched. */
  readonly gap: boolean;
  /** Highest height claimed by its end; null = not known. */
  readonly height: number | null;
  /** Round changes of blocks that came in it; null = not watched, or a round is not known. */
  readonly changes: number | null;
};

export type HistoryMark = {
  readonly at: number;
  readonly kind: 'verdict' | 'fork-seen' | 'fork-changed' | 'fork-gone' | 'incident';
  readonly sentence: string;
  readonly state: VerdictState | null;
  /** Of an incident; null = it is none. */
  readonly severity: 'critical' | 'warning' | 'info' | null;
  /** Until when it stood; null = it still does, or is a moment. */
  readonly until: number | null;
  readonly incident: number | null;
};

export type HistoryView = {
  readonly network: string;
  readonly from: number;
  readonly to: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly buckets: readonly HistoryBucket[];
  /** Turns to jump to, oldest first. */
  readonly marks: readonly HistoryMark[];
};

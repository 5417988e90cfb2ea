import type { Address } from '@/lib/consensus/types';

/** The round at the height after the head; same shape as the API's. `estimate` = by the head's age alone, `log` = a node's log told it. */
export type OpenRound = {
  readonly height: number;
  readonly round: number | null;
  readonly source: 'log' | 'estimate' | 'unknown';
  readonly nextChangeAt: number | null;
  /** An estimate that is too high where validators began anew at round 0: it is that round or a lower one, and when it changes is not known. */
  readonly atMost?: true;
  /** Why it is not known: too many of these validators' cores are stopped for the others to be a quorum. */
  readonly stopped?: readonly Address[];
};

/**
 * The open height's round. `logRound` (`liveRound` of the nodes' logs) goes before any estimate: rounds can stand frozen while the head ages.
 * `estimate` = `estimateRound` of the next height's settings, null when they are not known; `headAt` = the head's arrival, null = not known.
 */
export function openRound(input: {
  readonly headHeight: number;
  readonly headAt: number | null;
  readonly now: number;
  readonly logRound: { readonly round: number; readonly nextChangeAt: number | null } | null;
  /** Too many validators were away since the head for the others to take them along to their round. */
  readonly beganAnew?: boolean;
  /** Whose cores are stopped, where the others are no quorum: then no estimate is made. */
  readonly stopped?: readonly Address[];
  readonly estimate: ((headAgeMs: number) => { readonly round: number; readonly nextChangeInMs: number }) | null;
}): OpenRound {
  const { now, logRound, headAt, estimate } = input;
  const height = input.headHeight + 1;
  const estimated = estimate && headAt !== null ? estimate(Math.max(0, now - headAt)) : null;
  if (logRound !== null) return { height, round: logRound.round, source: 'log', nextChangeAt: logRound.nextChangeAt };
  if (!estimated)
    return { height, round: null, source: 'unknown', nextChangeAt: null, ...(input.stopped ? { stopped: input.stopped } : {}) };
  if (input.beganAnew) return { height, round: estimated.round, source: 'estimate', nextChangeAt: null, atMost: true };
  return { height, round: estimated.round, source: 'estimate', nextChangeAt: now + estimated.nextChangeInMs };
}

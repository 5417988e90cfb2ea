import type { BftSettings } from '@/lib/consensus/types';

export type LivenessInput = {
  readonly now: number;
  readonly head: {
    readonly height: number;
    /** Header time. */
    readonly timestampMs: number;
    /** When a node first showed it. */
    readonly arrivedAt: number;
    /** False: it was there at the first look (or found by catch-up), so its arrival says nothing and the header's time is all there is. */
    readonly arrivedLive: boolean;
  } | null;
  /** Settings in force at the *next* height, transitions applied; null = not known. */
  readonly settingsNext: BftSettings | null;
  /** Last intervals between live arrivals, ms: stand in for unknown settings. */
  readonly intervalsMs?: readonly number[];
};

export type LivenessWhy = 'settings' | 'estimated-period' | 'no-head' | 'period-unknown';
/** What the age is counted from. */
export type LivenessBase = 'arrival' | 'header' | 'header-in-future';

export type Liveness = {
  readonly state: 'producing' | 'slow' | 'stalled' | 'unknown';
  readonly ageMs: number | null;
  /** Longest time between blocks that is still regular. */
  readonly expectedMs: number | null;
  /** From here on the next block is overdue and the chain stalled. */
  readonly overdueAt: number | null;
  readonly why: LivenessWhy;
  readonly base: LivenessBase | null;
};

/** Fewer intervals than this say nothing about a period. */
const MIN_INTERVALS = 8;
/** GoQuorum's default request time-out. Source: quorum consensus/istanbul/config.go DefaultConfig. */
const DEFAULT_REQUEST_TIMEOUT_MS = 10_000;

/**
 * Whether blocks come. P = the longer of block period and empty-block period, T = request time-out of the next height: slow from P + 2·T,
 * stalled from P + 3·T after the head's arrival, i.e. when two round changes brought nothing.
 */
export function liveness({ now, head, settingsNext, intervalsMs = [] }: LivenessInput): Liveness {
  if (!head) return { state: 'unknown', ageMs: null, expectedMs: null, overdueAt: null, why: 'no-head', base: null };
  const { from, base } = birthOf(head);
  const ageMs = Math.max(0, now - from);
  const pace = settingsNext ? paceOf(settingsNext) : estimatePace(intervalsMs);
  if (!pace) return { state: 'unknown', ageMs, expectedMs: null, overdueAt: null, why: 'period-unknown', base };
  const { periodMs, timeoutMs } = pace;
  const overdueMs = periodMs + 3 * timeoutMs;
  const state = ageMs >= overdueMs ? 'stalled' : ageMs >= periodMs + 2 * timeoutMs ? 'slow' : 'producing';
  return { state, ageMs, expectedMs: periodMs, overdueAt: from + overdueMs, why: settingsNext ? 'settings' : 'estimated-period', base };
}

/** A header from the future (its node's clock is ahead) is no older than our first sight of it. */
function birthOf(head: NonNullable<LivenessInput['head']>): { from: number; base: LivenessBase } {
  // The time of a genesis block is configuration: nobody waited since then.
  if (head.arrivedLive || head.height === 0) return { from: head.arrivedAt, base: 'arrival' };
  if (head.timestampMs > head.arrivedAt) return { from: head.arrivedAt, base: 'header-in-future' };
  return { from: head.timestampMs, base: 'header' };
}

function paceOf(settings: BftSettings): { periodMs: number; timeoutMs: number } {
  return { periodMs: Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs), timeoutMs: settings.requestTimeoutMs };
}

/** The 90th percentile and not the median: with an empty-block period most blocks of a busy hour come much faster than they have to. */
function estimatePace(intervalsMs: readonly number[]): { periodMs: number; timeoutMs: number } | null {
  if (intervalsMs.length < MIN_INTERVALS) return null;
  const sorted = [...intervalsMs].sort((a, b) => a - b);
  const periodMs = sorted[Math.floor(0.9 * (sorted.length - 1))] ?? 0;
  return { periodMs, timeoutMs: Math.max(DEFAULT_REQUEST_TIMEOUT_MS, periodMs) };
}

import type { DiagnosisInput } from './types';

/** When no node tells a period. Source: quorum consensus/istanbul/config.go DefaultConfig. */
const DEFAULT_PERIOD_MS = 5_000;
const LEAST_STANDING_MS = 30_000;

/** Regular time between blocks, also empty ones; the one-off of a transition left aside. */
export function periodMs({ picture: { set, liveness } }: DiagnosisInput): number {
  return set?.usualPeriodMs ?? liveness.expectedMs ?? DEFAULT_PERIOD_MS;
}

/** Max(30 s, 3 periods): a restart is over by then. */
export const standingMs = (input: DiagnosisInput): number => Math.max(LEAST_STANDING_MS, 3 * periodMs(input));

/** Two more looks: what one answer alone may have got wrong. */
export const twoLooksMs = ({ picture }: DiagnosisInput): number => 2 * picture.intervalMs;

export const atOnce = (): number => 0;

/** Request time-out of the open height; by the liveness rule (overdue = period + 3 time-outs) where only estimated. null = not known. */
export function timeoutMs({ picture: { set, liveness, now } }: DiagnosisInput): number | null {
  if (set?.settings) return set.settings.requestTimeoutMs;
  const { overdueAt, expectedMs, ageMs } = liveness;
  return overdueAt === null || expectedMs === null || ageMs === null ? null : (overdueAt - (now - ageMs) - expectedMs) / 3;
}

/** A search for the ancestor that takes longer than this is said to be one: until then it is about to name it. */
export const FORK_SEARCH_MS = 10_000;

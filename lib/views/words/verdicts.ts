import type { VerdictState } from '../types';

/** The verdicts in a word. Plain, without holes: walls of few kilobytes have them too. */
export const VERDICT_WORDS = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  slow: 'Slow',
  stalled: 'Stalled',
  forked: 'Forked',
  unknown: 'Not known',
} as const satisfies Record<VerdictState, string>;

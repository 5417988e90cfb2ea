import type { QuorumRule } from '@/lib/consensus/types';

/** How many of n validators may fail: ceil(n/3) − 1. Source: quorum consensus/istanbul/validator/default.go F. */
export const faultTolerance = (n: number): number => Math.max(0, Math.ceil(n / 3) - 1);

const SIZES = {
  'ceil(2N/3)': (n) => Math.ceil((2 * n) / 3),
  '2F+1': (n) => 2 * faultTolerance(n) + 1,
} satisfies Record<QuorumRule, (n: number) => number>;

/**
 * Validators needed to go on, of n ≥ 1. Under 2F+1 two disjoint quorums are possible for n = 2, 3 and 6.
 * Source: quorum qbft/core/core.go QuorumSize, besu BftHelpers.calculateRequiredValidatorQuorum.
 */
export const quorumSize = (n: number, rule: QuorumRule): number => SIZES[rule](n);

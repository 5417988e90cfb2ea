import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRound, roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { BftSettings } from '@/lib/consensus/types';

const qbft: BftSettings = {
  protocol: 'qbft',
  blockPeriodMs: 40_000,
  emptyBlockPeriodMs: 0,
  requestTimeoutMs: 10_000,
  maxRequestTimeoutMs: null,
  policy: 'round-robin',
  quorumRule: 'ceil(2N/3)',
  epochLength: 30_000,
  contractMode: false,
};
const ibft: BftSettings = { ...qbft, protocol: 'ibft' };
const timeouts = (settings: BftSettings, rounds: readonly number[]) => rounds.map((round) => roundTimeoutMs(settings, round) / 1000);

describe('the time-out of a round', () => {
  it('doubles in QBFT', () => {
    expect(timeouts(qbft, [0, 1, 2, 7, 15])).toEqual([10, 20, 40, 1280, 327_680]);
  });

  it('stops at the maximum, which round 0 does not know', () => {
    expect(timeouts({ ...qbft, maxRequestTimeoutMs: 30_000 }, [0, 1, 2, 60, 5000])).toEqual([10, 20, 30, 30, 30]);
    expect(timeouts({ ...qbft, maxRequestTimeoutMs: 4000 }, [0, 1, 2])).toEqual([10, 4, 4]);
  });

  it('grows by whole powers of two seconds in IBFT', () => {
    expect(timeouts(ibft, [0, 1, 2, 3, 10])).toEqual([10, 12, 14, 18, 1034]);
  });

  it('stays a safe number at any round', () => {
    for (const settings of [qbft, ibft]) {
      for (const round of [30, 53, 64, 1023, 1024, 100_000])
        expect(roundTimeoutMs(settings, round)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    }
  });
});

describe('the estimated round', () => {
  const roundsAt = (settings: BftSettings, seconds: readonly number[]) => seconds.map((age) => estimateRound(settings, age * 1000).round);

  it('changes at the head ages recorded in the QBFT fork: 50, 70 and 110 s', () => {
    expect(roundsAt(qbft, [0, 40, 49.999, 50, 69.999, 70, 109.999, 110, 189.999, 190])).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 4]);
    expect(estimateRound(qbft, 60_000)).toEqual({ round: 1, nextChangeInMs: 10_000 });
    expect(estimateRound(qbft, 0)).toEqual({ round: 0, nextChangeInMs: 50_000 });
  });

  // The recorded IBFT nodes started their core at 17:07:53.0 and refused proposals of new rounds at 17:08:03.1, 08:29.1 and 09:13.1.
  it('counts from the head itself in IBFT: 10, 22, 36, 54 and 80 s', () => {
    expect(roundsAt(ibft, [9.999, 10, 22, 36, 53.999, 54, 80])).toEqual([0, 1, 2, 3, 3, 4, 5]);
  });

  it('waits for the longer of period and empty-block period', () => {
    expect(roundsAt({ ...qbft, emptyBlockPeriodMs: 60_000 }, [50, 69.999, 70])).toEqual([0, 0, 1]);
    expect(roundsAt({ ...qbft, emptyBlockPeriodMs: 10_000 }, [50])).toEqual([1]);
  });

  it('counts rounds at the maximum without walking them', () => {
    const capped = { ...qbft, maxRequestTimeoutMs: 20_000 };
    expect(roundsAt(capped, [50, 69.999, 70, 90, 110])).toEqual([1, 1, 2, 3, 4]);
    expect(estimateRound({ ...capped, requestTimeoutMs: 1, maxRequestTimeoutMs: 1 }, 1e15)).toEqual({
      round: 1e15 - 40_000,
      nextChangeInMs: 1,
    });
  });

  it('never goes back, ends, and its next change is ahead', () => {
    const settings = fc.record({
      protocol: fc.constantFrom('qbft' as const, 'ibft' as const),
      blockPeriodMs: fc.nat(100_000),
      emptyBlockPeriodMs: fc.nat(100_000),
      requestTimeoutMs: fc.integer({ min: 1, max: 100_000 }),
      maxRequestTimeoutMs: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    });
    fc.assert(
      fc.property(settings, fc.nat(1e12), fc.nat(1e6), (given, age, more) => {
        const now = estimateRound({ ...qbft, ...given }, age);
        const later = estimateRound({ ...qbft, ...given }, age + more);
        expect(later.round).toBeGreaterThanOrEqual(now.round);
        expect(now.nextChangeInMs).toBeGreaterThan(0);
        expect(estimateRound({ ...qbft, ...given }, age + now.nextChangeInMs).round).toBe(now.round + 1);
      }),
      { numRuns: 500 },
    );
  });

  it('does not hang where a config has no time-out at all', () => {
    expect(estimateRound({ ...qbft, requestTimeoutMs: 0 }, 50_000).nextChangeInMs).toBe(0);
    expect(estimateRound(qbft, Number.MAX_SAFE_INTEGER).nextChangeInMs).toBeGreaterThanOrEqual(0);
  });
});

import { describe, expect, it } from 'vitest';
import { freshStart } from './deaf-rounds';
import { address, hash, input } from './diagnosis.test-world';

const HEAD = { height: 100, hash: hash(100) };
const runners = (...places: number[]) => places.map(address);
const turnOf = (place: number | null) => ({ proposerAfter: () => (place === null ? null : address(place)) });
const stalledFor = (ageMs: number) => ({ liveness: { state: 'stalled', ageMs } as const });

describe('cores that start anew at a height that was tried before', () => {
  it('agree at once where all are there, whoever has the turn', () => {
    expect(freshStart(input({ ...turnOf(null), ...stalledFor(300_000) }), HEAD, runners(1, 2, 3, 4))).toEqual({ state: 'at-once' });
  });

  it('agree at once where the proposer of round 0 is among them', () => {
    expect(freshStart(input({ ...turnOf(2), ...stalledFor(300_000) }), HEAD, runners(2, 3, 4))).toEqual({ state: 'at-once' });
  });

  // 2 s of period, then 4 · 2^round: seen on v24.4.1, T = 4 s, a stall of five minutes: nobody was heard before round 6.
  it.each([
    [300_000, 6],
    [240_000, 5],
    [5_000, 0],
  ])('do not hear each other in the rounds of a stall of %i ms where it is the turn of one who is away', (ageMs, until) => {
    const said = freshStart(input({ ...turnOf(1), ...stalledFor(ageMs) }), HEAD, runners(2, 3, 4));
    expect(said).toEqual({ state: 'deaf', who: [address(1)], until });
  });

  it('is not known where the turn is not and somebody is away', () => {
    const unknown = {
      ...turnOf(null),
      ...stalledFor(60_000),
      set: { validators: runners(1, 2, 3, 4), quorumSize: 3, settings: null, usualPeriodMs: null },
    };
    expect(freshStart(input(unknown), HEAD, runners(2, 3, 4))).toEqual({ state: 'unknown' });
  });

  it('is no matter of Besu, whose processes are restarted', () => {
    const client = () => ({ family: 'besu', version: [24, 5, 4], majorityForkHeals: false, miningTells: false }) as const;
    expect(freshStart(input({ ...turnOf(1), ...stalledFor(60_000), client }), HEAD, runners(2, 3, 4))).toEqual({ state: 'at-once' });
  });
});

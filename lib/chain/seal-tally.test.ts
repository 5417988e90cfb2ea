import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { type TalliedHeight, tallySeals } from './seal-tally';

const [A, B, C, D] = ['0xa', '0xb', '0xc', '0xd'] as readonly Address[] as [Address, Address, Address, Address];
const height = (at: number, more: Partial<TalliedHeight> = {}): TalliedHeight => ({
  height: at,
  at: at * 1000,
  author: A,
  round: 0,
  committers: [A, B, C],
  verified: true,
  validators: [A, B, C, D],
  ...more,
});
const of = (rows: readonly TalliedHeight[], address: Address, turnOf: (height: number, round: number) => Address | null = () => null) =>
  tallySeals(rows, turnOf).tallies.find((one) => one.address === address);

describe('a tally of proposals and seals', () => {
  it('counts who proposed, who sealed, and whose turns failed before the round that came', () => {
    const rows = [height(1), height(2, { author: B, round: 2 })];
    const turns = (at: number, round: number) => (at === 2 ? ([D, A][round] ?? null) : null);
    expect(of(rows, B, turns)).toMatchObject({ heights: 2, proposed: 1, sealed: 2, failedTurns: 0, lastProposed: { height: 2, at: 2000 } });
    expect(of(rows, D, turns)).toMatchObject({ heights: 2, proposed: 0, sealed: 0, failedTurns: 1, lastSealed: null });
    expect(of(rows, A, turns)?.failedTurns).toBe(1);
  });

  it('holds seals that could not be verified for neither given nor missed', () => {
    expect(of([height(1, { verified: false })], A)).toMatchObject({ heights: 1, sealed: 0, unverified: 1, proposed: 1 });
  });

  it('counts for those who signed where the set is not known, and against nobody', () => {
    const rows = [height(1, { validators: null })];
    expect(of(rows, A)).toMatchObject({ heights: 0, proposed: 1, sealed: 1 });
    expect(of(rows, D)).toBeUndefined();
    expect(tallySeals(rows, () => null).setUnknown).toBe(1);
  });

  it('says of how many failed turns it does not know whose they were', () => {
    expect(tallySeals([height(1, { round: 2 }), height(2, { round: null })], (_, turn) => (turn === 0 ? D : null)).turnsUnknown).toBe(2);
  });

  it('of nothing is nothing, with no heights at all', () => {
    expect(tallySeals([], () => null)).toEqual({ from: null, to: null, heights: 0, setUnknown: 0, turnsUnknown: 0, tallies: [] });
  });
});

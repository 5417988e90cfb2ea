import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { carrySets } from './carry-sets';

const [A, B, C, D, E] = ['0xa', '0xb', '0xc', '0xd', '0xe'] as readonly Address[] as [Address, Address, Address, Address, Address];
const FOUR = [A, B, C, D];
const row = (height: number, more: object = {}) => ({ height, author: A, committers: [A, B, C], validatorCount: 4, ...more });

describe('a set that was forgotten', () => {
  it('is that of the height above while count and signers fit', () => {
    const rows = [row(1), row(2), row(3, { validators: FOUR })];
    expect(carrySets(rows, false)).toEqual([FOUR, FOUR, FOUR]);
  });

  it.each([
    ['another count', { validatorCount: 5 }],
    ['no count', { validatorCount: null }],
    ['an author who is not of it', { author: E }],
    ['a sealer who is not of it', { committers: [A, B, E] }],
    ['a gap in the heights', { height: 0 }],
  ])('is not known below %s', (_what, odd) => {
    expect(carrySets([row(1), row(2, odd), row(3, { validators: FOUR })], false)).toEqual([null, null, FOUR]);
  });

  it('is not carried where a contract may exchange it at one stroke', () => {
    expect(carrySets([row(2), row(3, { validators: FOUR })], true)).toEqual([null, FOUR]);
  });
});

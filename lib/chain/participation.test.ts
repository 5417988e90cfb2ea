import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { participation } from './participation';

const V: readonly Address[] = ['0x1', '0x2', '0x3'];

describe('participation', () => {
  const heights = [
    { height: 5, author: '0x1', round: 0, committers: ['0x1', '0x2'], validators: V },
    { height: 6, author: '0x3', round: 1, committers: ['0x1', '0x3'], validators: V },
    { height: 7, author: '0x1', round: 0, committers: null, validators: V },
    { height: 8, author: '0x2', round: 0, committers: ['0x2'], validators: null },
  ] as const;

  it('counts proposals, seals and failed turns by address, and unverifiable seals as unknown', () => {
    const [one, two, three] = participation(heights, () => '0x2');
    expect(one).toEqual({ address: '0x1', heights: 3, proposed: 2, sealed: 2, unknown: 1, failedTurns: 0, lastProposed: 7, lastSealed: 6 });
    expect(two).toMatchObject({ heights: 3, proposed: 0, sealed: 1, failedTurns: 1, lastProposed: null, lastSealed: 5 });
    expect(three).toMatchObject({ proposed: 1, sealed: 1, lastSealed: 6 });
  });

  it('counts nobody at a height whose set is not known', () => {
    expect(participation([heights[3]])).toEqual([]);
  });
});

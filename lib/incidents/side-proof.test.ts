import { describe, expect, it } from 'vitest';
import type { BlockPicture } from '@/lib/chain/picture';
import type { BftSettings } from '@/lib/consensus/types';
import { address, block, input, SETTINGS } from './diagnosis.test-world';
import { proveSide } from './side-proof';

/** A block of so many listed validators and seals, over a parent whose set nobody tells. */
const listing = (validators: number, seals: number): BlockPicture => {
  const listed = Array.from({ length: validators }, (_, index) => address(index + 1));
  return block(100, {
    verification: { state: 'unverifiable' } as BlockPicture['verification'],
    facts: { listed, format: 'qbft' } as unknown as BlockPicture['facts'],
    committers: listed.slice(0, seals),
  });
};

const proved = (validators: number, seals: number, settings: Partial<BftSettings> | null) => {
  const over = settings === null ? { set: null } : { settings: { ...SETTINGS, ...settings } };
  const { seals: told, quorum } = proveSide(input(over), listing(validators, seals));
  return { seals: told, quorum };
};

describe('seals against the list of the block itself', () => {
  it.each([2, 3, 5, 6])('are not judged where the rule is not known and the two differ for %i validators', (validators) => {
    for (const seals of [1, validators]) expect(proved(validators, seals, null)).toEqual({ seals: 'unknown', quorum: null });
  });

  it('are judged where both rules ask for the same', () => {
    expect(proved(4, 3, null)).toEqual({ seals: 'quorum', quorum: 3 });
    expect(proved(4, 2, null)).toEqual({ seals: 'too-few', quorum: 3 });
    expect(proved(7, 5, null)).toEqual({ seals: 'quorum', quorum: 5 });
  });

  it('are judged by the rule where it is known', () => {
    expect(proved(6, 3, { quorumRule: '2F+1' })).toEqual({ seals: 'quorum', quorum: 3 });
    expect(proved(6, 3, { quorumRule: 'ceil(2N/3)' })).toEqual({ seals: 'too-few', quorum: 4 });
  });
});

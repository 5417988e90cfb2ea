import { describe, expect, it } from 'vitest';
import { offerHash } from './offer-hash';
import { offerPlans } from './offer-plans';
import { type DrawnWorld, draw, TWO_TWO } from './plan-world.test-world';

const LATER_MS = 7_000;

/** What a reader is shown of each way, looked at so much later. */
function shown(world: DrawnWorld, laterMs = 0): readonly string[] {
  const input = draw(world);
  const { offers } = offerPlans({ ...input, now: input.now + laterMs });
  return offers.flatMap((offer) => (offer.applies ? [offerHash(offer.plan)] : []));
}

describe('the hash of a way as shown', () => {
  it('stays the same while the network does, whenever it is looked at', () => {
    expect(shown(TWO_TWO).length).toBeGreaterThan(2);
    expect(shown(TWO_TWO, LATER_MS)).toEqual(shown(TWO_TWO));
  });

  it('differs from way to way, and once a head has moved', () => {
    const now = shown(TWO_TWO);
    expect(new Set(now).size).toBe(now.length);
    const [first, ...others] = TWO_TWO.branches;
    if (first === undefined) throw new Error('no branch');
    const moved = shown({ ...TWO_TWO, branches: [{ ...first, tip: first.tip + 1 }, ...others] });
    expect(moved.filter((hash) => now.includes(hash))).toEqual([]);
  });
});

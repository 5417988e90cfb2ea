import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { confirmForks, type Dispute, type Doubts } from './confirm-fork';

const NONE: Doubts = new Map();
/** `x:a2` = node x holds hash a, said twice. */
const at = (height: number, ...holders: string[]): Dispute => ({
  height,
  holders: holders.map((text) => ({ node: text.slice(0, 1), hash: `0x${text.slice(2, 3)}` as Hash, reads: Number(text.slice(3)) })),
});
const forked = (believed: ReadonlyMap<number, ReadonlySet<Hash>>, height: number) => (believed.get(height)?.size ?? 0) > 1;

describe('confirming a fork', () => {
  it('asks both sides again at first sight and believes nothing yet', () => {
    const first = confirmForks(NONE, [at(5, 'x:a7', 'y:b1')]);
    expect(first.ask).toEqual([
      { node: 'x', height: 5 },
      { node: 'y', height: 5 },
    ]);
    expect(forked(first.believed, 5)).toBe(false);
  });

  it('believes two hashes once both were read after the first sight', () => {
    const first = confirmForks(NONE, [at(5, 'x:a7', 'y:b1')]);
    const half = confirmForks(first.doubts, [at(5, 'x:a8', 'y:b1')]);
    expect(forked(half.believed, 5)).toBe(false);
    expect(half.ask).toEqual([{ node: 'y', height: 5 }]);
    const both = confirmForks(half.doubts, [at(5, 'x:a8', 'y:b2')]);
    expect(forked(both.believed, 5)).toBe(true);
    expect(both.ask).toEqual([]);
  });

  it('takes a second holder of the same hash as a second reading', () => {
    const first = confirmForks(NONE, [at(5, 'x:a7', 'y:b1')]);
    expect(forked(confirmForks(first.doubts, [at(5, 'x:a8', 'y:b1', 'z:b1')]).believed, 5)).toBe(true);
  });

  it('starts anew when the dispute had gone in between', () => {
    const first = confirmForks(NONE, [at(5, 'x:a7', 'y:b1')]);
    const gone = confirmForks(first.doubts, []);
    expect(forked(confirmForks(gone.doubts, [at(5, 'x:a9', 'y:b1')]).believed, 5)).toBe(false);
  });

  it('doubts a third hash although two are believed', () => {
    const first = confirmForks(NONE, [at(5, 'x:a1', 'y:b1')]);
    const both = confirmForks(first.doubts, [at(5, 'x:a2', 'y:b2')]);
    const third = confirmForks(both.doubts, [at(5, 'x:a2', 'y:b2', 'z:c1')]);
    expect([...(third.believed.get(5) ?? [])]).toEqual(['0xa', '0xb']);
    expect(third.ask).toEqual([{ node: 'z', height: 5 }]);
  });

  it('asks nothing for blocks above a believed fork, except where one branch parts again', () => {
    const first = confirmForks(NONE, [at(5, 'x:a1', 'y:b1', 'z:b1')]);
    const both = confirmForks(first.doubts, [at(5, 'x:a2', 'y:b2', 'z:b2'), at(6, 'x:c1', 'y:d1', 'z:d1'), at(7, 'x:e1', 'y:f1', 'z:g1')]);
    expect(forked(both.believed, 6)).toBe(true);
    expect(both.ask).toEqual([
      { node: 'y', height: 7 },
      { node: 'z', height: 7 },
    ]);
  });
});

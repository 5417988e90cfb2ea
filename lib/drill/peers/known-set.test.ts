import { describe, expect, it } from 'vitest';
import { createKnownSet } from '@/lib/drill/peers/known-set';
import { createRecentMap } from '@/lib/drill/peers/recent-map';

describe('what is remembered of a peer', () => {
  it('is what came last, at least half of the limit', () => {
    const known = createKnownSet<number>(10);
    for (let item = 0; item < 100; item++) known.add(item);
    expect([95, 96, 97, 98, 99].every(known.has)).toBe(true);
    expect(known.has(89)).toBe(false);
  });

  it('can be taken back in a map, whatever half it is in', () => {
    const recent = createRecentMap<string, number>(4);
    for (const key of ['a', 'b', 'c']) recent.set(key, 1);
    recent.delete('a');
    recent.delete('c');
    expect(['a', 'b', 'c'].map(recent.get)).toEqual([undefined, 1, undefined]);
    for (const key of ['d', 'e', 'f']) recent.set(key, 2);
    expect(recent.get('b')).toBeUndefined();
  });
});

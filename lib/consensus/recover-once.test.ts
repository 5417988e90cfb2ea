import { describe, expect, it } from 'vitest';
import { recoverOnce } from './recover-once';
import type { SealRecoverer } from './recover-seal';

/** Answers by the first byte of each; null where the seal begins with 0. */
function counting(): { readonly recover: SealRecoverer; readonly count: () => number } {
  let asked = 0;
  return {
    recover: (digest, seal) => {
      asked += 1;
      return seal[0] === 0 ? null : `0x${String(digest[0])}${String(seal[0])}`;
    },
    count: () => asked,
  };
}

const bytes = (length: number, first: number, last = 0) =>
  Uint8Array.from({ length }, (_, at) => (at === 0 ? first : at === length - 1 ? last : 7));

describe('a recoverer that remembers', () => {
  it('asks once for the same digest and seal, also where nobody is found', () => {
    const { recover, count } = counting();
    const once = recoverOnce(recover);
    expect([1, 2, 3].map(() => once(bytes(32, 4), bytes(65, 5)))).toEqual(['0x45', '0x45', '0x45']);
    expect([1, 2].map(() => once(bytes(32, 4), bytes(65, 0)))).toEqual([null, null]);
    expect(count()).toBe(2);
  });

  it('takes no other digest or seal for the same, not even one that differs in its last byte', () => {
    const { recover, count } = counting();
    const once = recoverOnce(recover);
    for (const digest of [bytes(32, 4), bytes(32, 4, 1), bytes(32, 5)])
      for (const seal of [bytes(65, 5), bytes(65, 5, 1), bytes(65, 6)]) expect(once(digest, seal)).toBe(`0x${digest[0]}${seal[0]}`);
    expect(count()).toBe(9);
  });

  it('forgets the oldest beyond its size, and remembers nothing of another length', () => {
    const { recover, count } = counting();
    const once = recoverOnce(recover, 2);
    for (const first of [1, 2, 3, 1]) once(bytes(32, 4), bytes(65, first));
    expect(count()).toBe(4);
    once(bytes(32, 4), bytes(65, 3));
    expect(count()).toBe(4);
    for (const length of [64, 64, 500_000, 500_000]) once(bytes(32, 4), bytes(length, 9));
    expect(count()).toBe(8);
  });
});

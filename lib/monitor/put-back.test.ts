import { describe, expect, it } from 'vitest';
import { putBack } from './put-back';

describe('what could not be kept', () => {
  it('comes back before what came since, however much it is', () => {
    const list = [-1];
    expect(
      putBack(
        list,
        Array.from({ length: 300_000 }, (_, index) => index),
        1_000_000,
      ),
    ).toBe(0);
    expect([list.length, list[0], list.at(-1)]).toEqual([300_001, 0, -1]);
  });

  it('is bounded: the oldest go first, and their number is told', () => {
    const list = [4, 5];
    expect(putBack(list, [1, 2, 3], 3)).toBe(2);
    expect(list).toEqual([3, 4, 5]);
  });
});

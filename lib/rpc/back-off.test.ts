import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackOff } from '@/lib/rpc/back-off';

function waitAfter(failures: number, random = 0, asked: number | null = null): number {
  const backOff = createBackOff(() => random);
  for (let n = 0; n < failures; n += 1) backOff.failed(0, asked);
  let ms = 0;
  while (!backOff.mayAsk(ms) && ms < 1_000_000) ms += 250;
  return ms;
}

describe('back-off', () => {
  it('waits 1, 2, 4 and then never more than 5 seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 50, 5_000].map((failures) => waitAfter(failures))).toEqual([1, 2, 4, 5, 5, 5, 5, 5].map((s) => s * 1_000));
  });

  it('is shortened by at most a quarter, so that nodes are not asked in step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
        const full = waitAfter(failures);
        expect(waitAfter(failures, random)).toBeLessThanOrEqual(full);
        expect(waitAfter(failures, random)).toBeGreaterThanOrEqual(full * 0.75);
      }),
    );
    expect(waitAfter(5, 0.99)).toBeLessThan(waitAfter(5, 0));
  });

  it('follows a node that asks for more patience, up to ten minutes', () => {
    expect(waitAfter(1, 0, 60_000)).toBe(60_000);
    expect(waitAfter(1, 0, 10)).toBe(1_000);
    expect(waitAfter(1, 0, 10 ** 12)).toBe(600_000);
  });

  it('ends with the first success', () => {
    const backOff = createBackOff(() => 0);
    expect(backOff.isBroken()).toBe(false);
    backOff.failed(0, null);
    backOff.failed(0, null);
    expect([backOff.mayAsk(1), backOff.isBroken()]).toEqual([false, true]);
    backOff.succeeded();
    expect([backOff.mayAsk(1), backOff.isBroken()]).toEqual([true, false]);
    backOff.failed(0, null);
    expect(backOff.mayAsk(1_000)).toBe(true);
  });

  it('does not outlast a clock that is set back', () => {
    const backOff = createBackOff(() => 0);
    backOff.failed(1_000_000, null);
    expect(backOff.mayAsk(999_999)).toBe(true);
  });
});

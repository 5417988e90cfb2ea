import { expect, it } from 'vitest';
import { makeClock, WALL_CLOCK } from './clock';

it('is the wall time unless a command says otherwise', () => {
  expect(makeClock(WALL_CLOCK, () => 42).now()).toBe(42);
});

it('stands at its start until its origin, runs at its rate, and stands still at its end', () => {
  let real = 0;
  const clock = makeClock({ start: 1_000_000, rate: 10, origin: 500, end: 1_020_000 }, () => real);
  const at = (ms: number) => {
    real = ms;
    return clock.now();
  };
  expect([0, 500, 600, 2_500, 9_000].map(at)).toEqual([1_000_000, 1_000_000, 1_001_000, 1_020_000, 1_020_000]);
  expect(clock.rate).toBe(10);
});

import { expect, test } from 'vitest';
import { steadyClock } from './steady-clock';

test('goes by the pace from where it began, whatever is done to the wall clock', () => {
  let [wall, pace] = [1_000_000, 50];
  const now = steadyClock(
    () => wall,
    () => pace,
  );
  wall += 3_600_000;
  pace += 700;
  expect(now()).toBe(1_000_700);
  wall -= 9_000_000;
  pace += 1;
  expect(now()).toBe(1_000_701);
});

import { expect, test } from 'vitest';
import { inSlices } from './in-slices';

test('long work gives way after every 25 ms and comes to the same end', async () => {
  let turns = 0;
  let now = 0;
  function* pieces() {
    for (let piece = 0; piece < 100; piece += 1) {
      now += 10;
      yield;
    }
    return 'done';
  }
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  expect(await inSlices(pieces(), () => now)).toBe('done');
  isOver = true;
  expect(turns).toBeGreaterThan(25);
});

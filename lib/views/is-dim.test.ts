import { expect, test } from 'vitest';
import { isDim } from './is-dim';

const minute = (hour: number, rest = 0) => hour * 60 + rest;

test.each([
  ['before it begins', minute(21, 59), false],
  ['from its first minute on', minute(22), true],
  ['at midnight', 0, true],
  ['in its last minute', minute(5, 59), true],
  ['once it is over', minute(6), false],
])('over midnight a screen is dimmed %s: %i min → %s', (_when, at, dim) => {
  expect(isDim({ from: minute(22), to: minute(6) }, at)).toBe(dim);
});

test('within a day it is dimmed between the two', () => {
  const noon = { from: minute(12), to: minute(13, 30) };
  expect([minute(11, 59), minute(12), minute(13, 29), minute(13, 30), 0].map((at) => isDim(noon, at))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

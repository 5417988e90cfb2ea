import { expect, test } from 'vitest';
import { waitAfter } from './back-off';

test('the wait doubles from 5 s and stays at 15 minutes', () => {
  expect([1, 2, 3, 8, 9, 200].map(waitAfter)).toEqual([5_000, 10_000, 20_000, 640_000, 900_000, 900_000]);
});

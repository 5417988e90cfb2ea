import { describe, expect, test } from 'vitest';
import { lineTime } from './line-time';

const stamp = (month: number, day: number, msOfDay = 0) => ({ kind: 'local' as const, month, day, msOfDay });
const UTC = () => 0;
const day = 86_400_000;

describe('the time of a line without a year', () => {
  test('is that of the year in which it lies nearest to the moment it was read', () => {
    expect(lineTime(stamp(2, 5, 1000), Date.UTC(2024, 1, 5), UTC)).toBe(Date.UTC(2024, 1, 5, 0, 0, 1));
  });

  test('is of the last year when December is read in January, and of the next when a clock runs ahead', () => {
    expect(lineTime(stamp(12, 31, day - 1000), Date.UTC(2026, 0, 1, 0, 0, 3), UTC)).toBe(Date.UTC(2025, 11, 31, 23, 59, 59));
    expect(lineTime(stamp(1, 1, 2000), Date.UTC(2025, 11, 31, 23, 59, 59), UTC)).toBe(Date.UTC(2026, 0, 1, 0, 0, 2));
  });

  test('takes the node’s time zone off', () => {
    const tokyo = () => 9 * 3_600_000;
    expect(lineTime(stamp(1, 1, 3_600_000), Date.UTC(2025, 11, 31, 16), tokyo)).toBe(Date.UTC(2025, 11, 31, 16));
  });

  test('of 29 February is that of a leap year, and none where no near year has one', () => {
    expect(lineTime(stamp(2, 29), Date.UTC(2025, 0, 10), UTC)).toBe(Date.UTC(2024, 1, 29));
    expect(lineTime(stamp(2, 29), Date.UTC(2026, 5, 1), UTC)).toBeNull();
    expect(lineTime(stamp(4, 31), Date.UTC(2026, 5, 1), UTC)).toBeNull();
  });
});

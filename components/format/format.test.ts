import { describe, expect, test } from 'vitest';
import { formatDuration, formatPeriod } from '@/components/format/duration';
import { formatRate, formatWhole } from '@/components/format/number';
import { shortenHex, shortenMiddle } from '@/components/format/shorten';

describe('what a person reads', () => {
  test('a span is told in its two largest units', () => {
    expect([0, 999, 41_000, 461_000, 7_500_000, 273_600_000, -5].map(formatDuration)).toEqual([
      '0 s',
      '0 s',
      '41 s',
      '7 min 41 s',
      '2 h 5 min',
      '3 d 4 h',
      '0 s',
    ]);
  });

  test('a whole unit has no second one', () => {
    expect(formatDuration(60_000)).toBe('1 min');
  });

  test('a period below ten seconds keeps its decimal', () => {
    expect([500, 2000, 2500, 40_000].map(formatPeriod)).toEqual(['0.5 s', '2 s', '2.5 s', '40 s']);
  });

  test('numbers have separators whatever the locale', () => {
    expect([formatWhole(899_154), formatRate(6.96)]).toEqual(['899,154', '7']);
  });

  test('a long name keeps both ends and never grows', () => {
    expect(shortenMiddle('validator-frankfurt-1.example', 13)).toBe('valida…xample');
    expect(shortenMiddle('validator-1', 11)).toBe('validator-1');
  });

  test('a name is cut between signs: never through an emoji or a letter with its marks', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(shortenMiddle(`${family.repeat(10)}`, 5)).toBe(`${family.repeat(2)}…${family.repeat(2)}`);
    expect(shortenMiddle(family.repeat(5), 5)).toBe(family.repeat(5));
    expect(shortenMiddle('e\u0301'.repeat(9), 5)).toBe(`${'e\u0301'.repeat(2)}…${'e\u0301'.repeat(2)}`);
  });

  test('a long span groups its days', () => {
    expect(formatDuration(1234 * 86_400_000)).toBe('1,234 d');
  });

  test('a hash keeps both ends', () => {
    expect(shortenHex(`0x${'5f'.repeat(31)}a1`)).toBe('0x5f5f5f…5fa1');
  });
});

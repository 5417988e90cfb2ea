import { describe, expect, it } from 'vitest';
import { MAX_HEIGHTS, readHeightNumber, readHeightRange, readMoment, readTimeRange, readWindow } from './read-parameters';

const range = (query: string) => readHeightRange(new URLSearchParams(query));

describe('a height', () => {
  it('is a whole decimal number from 0', () => {
    expect(['0', '14', '899154'].map(readHeightNumber)).toEqual([0, 14, 899_154]);
  });

  it('is refused in any other form', () => {
    expect(['', '-1', '1.5', '0xe', '1e3', ' 1', 'latest', '9999999999999999'].map(readHeightNumber)).toEqual(Array(8).fill(null));
  });
});

describe('a range of heights', () => {
  it('is the newest when neither end is said', () => {
    expect(range('')).toEqual({ from: null, to: null });
  });

  it('needs both ends, in order, and not too far apart', () => {
    expect(range(`from=1&to=${MAX_HEIGHTS}`)).toEqual({ from: 1, to: MAX_HEIGHTS });
    expect([`from=1&to=${MAX_HEIGHTS + 1}`, 'from=2&to=1', 'from=1', 'to=1', 'from=a&to=b'].map(range)).toEqual(Array(5).fill(null));
  });
});

describe('a window', () => {
  it('is an hour when none is said, and at most a week', () => {
    expect([null, '5m', '24h', '90s', '7d'].map(readWindow)).toEqual([3_600_000, 300_000, 86_400_000, 90_000, 604_800_000]);
    expect(['0m', '169h', '5', 'm', '8d', '-5m'].map(readWindow)).toEqual(Array(6).fill(null));
  });
});

describe('a moment', () => {
  it('is ISO 8601 with a zone, or milliseconds', () => {
    expect(readMoment('2026-11-22T16:43:10Z')).toBe(Date.UTC(2026, 10, 22, 16, 43, 10));
    expect(readMoment('2026-11-22T17:43:10.5+01:00')).toBe(Date.UTC(2026, 10, 22, 16, 43, 10, 500));
    expect(readMoment('0')).toBe(0);
  });

  it('is refused without a zone, out of the calendar, before 1970 and in words', () => {
    const bad = [
      null,
      '',
      'now',
      '-1',
      '1.5',
      '2026-11-22',
      '2026-11-22T16:43:10',
      '2026-13-01T00:00:00Z',
      '1969-01-01T00:00:00Z',
      '9'.repeat(16),
    ];
    expect(bad.map(readMoment)).toEqual(bad.map(() => null));
  });
});

describe('a stretch of time', () => {
  const read = (query: string) => readTimeRange(new URLSearchParams(query));
  it('may leave out its ends and its number of parts', () => {
    expect(read('')).toEqual({ from: null, to: null, buckets: 240 });
    expect(read('from=1000&to=2000&buckets=10')).toEqual({ from: 1000, to: 2000, buckets: 10 });
  });

  it('is refused the wrong way round, in parts that are none, and with ends that are no moments', () => {
    const bad = ['from=2&to=1', 'from=1&to=1', 'buckets=0', 'buckets=601', 'buckets=1.5', 'buckets=x', 'from=now', 'to=2026-11-22'];
    expect(bad.map(read)).toEqual(bad.map(() => null));
  });
});

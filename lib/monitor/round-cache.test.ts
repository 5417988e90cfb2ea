import { expect, it } from 'vitest';
import type { RoundRow, Store } from '@/lib/storage/store';
import { withRoundCache } from './round-cache';

const HOUR = 3_600_000;

it('gives the rows of a stretch as the store does, and reads a past hour once', async () => {
  const asked: number[] = [];
  const rows = Array.from({ length: 100 }, (_, index) => ({ height: index, firstSeenAt: index * 600_000 }) as RoundRow);
  const store = {
    rounds: async (_network: string, since: number, until = Number.POSITIVE_INFINITY) => {
      asked.push(since);
      return rows.filter(({ firstSeenAt }) => firstSeenAt >= since && firstSeenAt <= until);
    },
  } as unknown as Store;
  const cached = withRoundCache(store);
  const heights = async (since: number, until: number) => (await cached.rounds('net', since, until)).map(({ height }) => height);
  const plain = (since: number, until: number) =>
    rows.filter(({ firstSeenAt }) => firstSeenAt >= since && firstSeenAt <= until).map(({ height }) => height);
  for (const [since, until] of [
    [1_500_000, 4 * HOUR + 100],
    [1_500_000, 4 * HOUR + 600_000],
    [0, 5 * HOUR - 1],
    [700_000, 700_000],
    [-10, 900_000],
  ] as const)
    expect(await heights(since, until)).toEqual(plain(since, until));
  expect(asked.filter((since) => since === HOUR)).toHaveLength(1);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { type Chaos, runChaos } from './chaos.test-world';

const SEEDS = 200;

describe(`under random crashes, partitions and delays, over ${SEEDS} seeds`, () => {
  let runs: readonly Chaos[] = [];
  beforeAll(() => {
    runs = Array.from({ length: SEEDS }, (_, index) => runChaos(`chaos ${index}`));
  }, 240_000);

  it('never two blocks have a quorum at one height', () => {
    expect(runs.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });

  it('blocks follow once everything is healed', () => {
    expect(runs.filter(({ healedAt, endedAt }) => endedAt < healedAt + 3)).toEqual([]);
  });

  it('there was trouble to be had', () => {
    expect(runs).toHaveLength(SEEDS);
    const sum = (of: (run: Chaos) => number) => runs.reduce((total, run) => total + of(run), 0);
    expect(sum(({ crashes }) => crashes)).toBeGreaterThan(SEEDS);
    expect(sum(({ cuts }) => cuts)).toBeGreaterThan(3 * SEEDS);
    expect(sum(({ roundChanges }) => roundChanges)).toBeGreaterThan(SEEDS);
  });
});

import { expect, it } from 'vitest';
import { runChaos } from './chaos.test-world';

const SEEDS = 10_000;

it(`never two blocks have a quorum at one height, and blocks follow after healing, in ${SEEDS} networks of a new seed`, () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`chaos.long: seed ${seed}`);
  for (let index = 0; index < SEEDS; index++) {
    const run = runChaos(`${seed} ${index}`);
    expect(run, `seed "${seed} ${index}"`).toMatchObject({ violations: [] });
    expect(run.endedAt, `seed "${seed} ${index}"`).toBeGreaterThanOrEqual(run.healedAt + 3);
  }
}, 3_600_000);

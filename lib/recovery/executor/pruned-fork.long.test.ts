import { test, vi } from 'vitest';
import { curesByMoving, prunedFork, stopsAtTheCanary } from './pruned-fork.test-world';

vi.setConfig({ testTimeout: 600_000 });

test.each([4, 7])(
  'fifty deep with pruned state, %i validators: the full rewind stops at the canary, the minimal move cures it',
  async (validators) => {
    const story = await prunedFork({ validators, depth: 50, historyMs: 300_000 });
    await stopsAtTheCanary(story);
    await curesByMoving(story);
    await story.world.close();
  },
);

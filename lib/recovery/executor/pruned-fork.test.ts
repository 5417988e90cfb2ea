import { test, vi } from 'vitest';
import { curesByMoving, prunedFork, stopsAtTheCanary } from './pruned-fork.test-world';

// A whole plan is some seconds of work, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

test('three deep with pruned state: the full rewind stops at the canary and goes back, the minimal move cures it', async () => {
  const story = await prunedFork({ validators: 4, depth: 3, historyMs: 60_000 });
  await stopsAtTheCanary(story);
  await curesByMoving(story);
  await story.world.close();
});

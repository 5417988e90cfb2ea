import { expect, test, vi } from 'vitest';
import { openDesks } from './open-desks.test-world';
import { chainOf, cured, voted } from './wider-forks.test-world';

vi.setConfig({ testTimeout: 600_000 });

const { over } = openDesks();

test('a set that votes changed on one side: rewind-one-side keeps the other', async () => {
  const { drill, sizes } = await voted('one side');
  expect(sizes).toEqual([5, 5, 5, 4, 4, 4]);
  const kept = chainOf(drill, 'validator-3').head().block;
  await cured({ drill, world: await over(drill) }, 'rewind-one-side', ({ plan }) => expect(plan.target?.hash).toBe(kept.hash));
  expect(chainOf(drill, 'validator-1').at(kept.header.height)?.block.hash).toBe(kept.hash);
});

test('a set that votes changed on both sides: only all together can go back', async () => {
  const { drill, sizes } = await voted('both');
  expect(sizes).toEqual([5, 5, 5, 5, 5, 5]);
  const world = await over(drill);
  const { offers } = await world.desk().offers([]);
  expect(offers.flatMap(({ playbook, applies }) => (applies ? [playbook] : []))).toEqual(['rewind-all']);
  await cured({ drill, world }, 'rewind-all', ({ plan }) => expect(plan.worth.losesVotes?.length).toBeGreaterThan(3));
});

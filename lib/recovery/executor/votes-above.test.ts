import { expect, test, vi } from 'vitest';
import { openDesks } from './open-desks.test-world';
import { chainOf, cured, setOf, voted } from './wider-forks.test-world';

vi.setConfig({ testTimeout: 120_000 });

const { over } = openDesks();

test('a set that votes changed on one side: all are rewound, the votes are named as lost, and are cast again', async () => {
  const { drill, sizes } = await voted('one side');
  expect(sizes).toEqual([5, 5, 5, 4, 4, 4]);
  await cured({ drill, world: await over(drill) }, 'rewind-all', ({ plan }) => expect(plan.worth.losesVotes?.length).toBeGreaterThan(2));
  // Proposals stand in the memory of the nodes: they vote for it again, and it is let in once more.
  await drill.step(30);
  expect(setOf(drill, 'validator-4')).toHaveLength(5);
});

test('a set that votes changed on one side: minimal-move keeps the other', async () => {
  const { drill, sizes } = await voted('one side');
  expect(sizes).toEqual([5, 5, 5, 4, 4, 4]);
  const kept = chainOf(drill, 'validator-3').head().block;
  await cured({ drill, world: await over(drill) }, 'minimal-move', ({ plan }) => expect(plan.target?.hash).toBe(kept.hash));
  expect(chainOf(drill, 'validator-1').at(kept.header.height)?.block.hash).toBe(kept.hash);
});

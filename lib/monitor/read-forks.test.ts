import { expect, it } from 'vitest';
import { makeMemoryStore } from './memory-store.test-world';
import { followRecording, watchRecording } from './watch.test-world';

it('draws a fork that stands with its branches, heads and who sealed both, and remembers it once it is gone', async () => {
  const store = makeMemoryStore();
  const world = await watchRecording('qbft-fork-2-2', { store });
  await followRecording(world, () => {}, 'forked');
  const now = await world.watch.forks();
  expect(now.state).toBe('live');
  expect(now.timeline?.segments.map(({ id, parent, from, to }) => [id, parent, from, to])).toEqual([
    ['trunk', null, 6, 13],
    ['A', 'trunk', 14, 14],
    ['B', 'trunk', 14, 14],
  ]);
  expect(now.timeline?.nodes.filter(({ segment }) => segment === 'A').map(({ name }) => name)).toEqual([
    'validator-1',
    'validator-2',
    'member-1',
  ]);
  const blocksAt = (height: number) => now.timeline?.blocks.filter((block) => block.height === height) ?? [];
  expect(blocksAt(14).map(({ segment, round, committers }) => [segment, round, committers.length])).toEqual([
    ['A', 0, 3],
    ['B', 1, 3],
  ]);
  expect(blocksAt(13).map(({ segment }) => segment)).toEqual(['trunk']);
  expect(now.timeline?.time.verdicts.at(-1)?.state).toBe('forked');
  expect(now.forks).toHaveLength(1);

  await followRecording(world, () => {});
  const later = await world.watch.forks();
  expect([later.current, later.timeline]).toEqual([null, null]);
  const [fork] = later.forks;
  expect(fork?.goneAt).toBeGreaterThan(fork?.seenAt ?? 0);
  const then = await world.watch.forks(fork?.at ?? 0);
  expect([then.state, then.timeline?.fork.height, then.timeline?.goneAt]).toEqual(['kept', 14, fork?.goneAt]);
  expect((await world.watch.forks((fork?.goneAt ?? 0) + 2000)).timeline).toBeNull();
});

it('has no fork to show of a network that never forked', async () => {
  const world = await watchRecording('qbft-healthy-and-quorum-loss');
  await world.tick(20);
  const view = await world.watch.forks();
  expect([view.current, view.timeline, view.forks]).toEqual([null, null, []]);
});

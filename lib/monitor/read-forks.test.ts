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

it('says that none stands only of nodes that are heard', async () => {
  const world = await watchRecording('qbft-healthy-and-quorum-loss', { down: (node, at) => isDown(node, at) });
  let isDown: (node: string, at: number) => boolean = () => false;
  const sentence = async () => (await world.watch.forks()).sentence;
  await world.tick(5);
  expect(await sentence()).toBe('No fork stands now.');
  isDown = (node) => node === 'validator-4';
  await world.tick(5);
  expect(await sentence()).toBe('No fork stands among the 4 of 5 nodes that are heard.');
  isDown = (node) => node !== 'validator-1';
  await world.tick(5);
  expect(await sentence()).toMatch(/^Not known whether a fork stands: 1 of 5 nodes are heard/);
  isDown = () => true;
  await world.tick(5);
  expect(await sentence()).toMatch(/^Not known whether a fork stands: 0 of 5 nodes are heard/);
  const before = await world.watch.forks(world.startAt + 4000);
  expect(before.sentence).toBe('No fork stood at that moment.');
});

import { describe, expect, it } from 'vitest';
import { watchRecording } from './watch.test-world';

describe('known faults of releases', () => {
  it.each([
    ['besu-qbft-healthy-and-quorum-loss', ['besu-7204', 'besu-7631', 'besu-7875', 'besu-8308'], 'Run a release with a known fault'],
    ['qbft-healthy-and-quorum-loss', [], ''],
  ])('%s: told on the pages of nodes, and no incident of a healthy chain', async (name, ids, line) => {
    const world = await watchRecording(name);
    await world.tick(6);
    const pages = world.watch.pages();
    expect((await pages.node('validator-1'))?.knownFaults.map(({ id }) => id)).toEqual(ids);
    expect(pages.nodes().severity).toBe('ok');
    expect(pages.nodes().details.join()).toContain(line);
    expect(pages.nodes().details).toHaveLength(ids.length === 0 ? 0 : 1);
    expect((await world.watch.incidents({ detector: ['known-fault'] })).incidents).toEqual([]);
  });

  it('are not told of a node whose release is not known', async () => {
    const world = await watchRecording('besu-qbft-healthy-and-quorum-loss', { down: (node) => node === 'validator-1' });
    await world.tick(4);
    expect((await world.watch.pages().node('validator-1'))?.knownFaults).toEqual([]);
    expect(world.watch.pages().nodes().details.join()).not.toMatch(/known fault.*validator-1/);
  });
});

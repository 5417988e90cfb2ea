import { describe, expect, it } from 'vitest';
import { makeMemoryStore } from './memory-store.test-world';
import { watchRecording } from './watch.test-world';

const kinds = async (store: ReturnType<typeof makeMemoryStore>) =>
  (await store.events('net', 0, { kinds: ['frame', 'node', 'set'] })).map(({ kind }) => kind);

describe('what is kept of the past', () => {
  it('is one frame and then only what changes', async () => {
    const store = makeMemoryStore();
    let isDown = false;
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { store, down: (node) => isDown && node === 'member-1' });
    await world.tick(15);
    const before = await kinds(store);
    expect(before.filter((kind) => kind === 'frame').length).toBeLessThan(4);
    isDown = true;
    await world.tick(3);
    expect((await kinds(store)).slice(before.length)).toEqual(['node']);
    const ofMember = async () =>
      (await store.events('net', 0, { kinds: ['node'] })).filter(({ data }) => JSON.parse(data).name === 'member-1').length;
    const told = await ofMember();
    expect(told).toBeGreaterThan(0);
    await world.tick(5);
    expect(await ofMember()).toBe(told);
  });

  it('does not grow with a node that comes and goes at every poll, which is unknown in the past', async () => {
    const store = makeMemoryStore();
    const world = await watchRecording('qbft-healthy-and-quorum-loss', {
      store,
      down: (node, at) => node === 'member-1' && at % 40_000 < 20_000,
    });
    await world.tick(120, 10);
    const told = (await store.events('net', 0, { kinds: ['node'] })).filter(({ data }) => JSON.parse(data).name === 'member-1');
    expect(told.length).toBeLessThan(60);
    const past = await world.watch.at(world.now());
    expect(past.overview?.nodes.find(({ name }) => name === 'member-1')?.state).toBe('unknown');
  });

  it('has a count of peers once it has stood for a minute, not that of ten minutes ago', async () => {
    const store = makeMemoryStore();
    const first = { at: 0 };
    const world = await watchRecording('qbft-healthy-and-quorum-loss', {
      store,
      twist: {
        'member-1': ({ method }, said, at) => {
          first.at ||= at;
          const few = at - first.at < 20_000;
          if (method === 'net_peerCount') return { ok: true, result: few ? '0x1' : '0x4' } as ReturnType<typeof said>;
          const answer = said() as { result?: unknown };
          return (
            method === 'admin_peers' && Array.isArray(answer.result) ? { ...answer, result: answer.result.slice(0, few ? 1 : 4) } : answer
          ) as ReturnType<typeof said>;
        },
      },
    });
    await world.tick(12);
    const peersAt = async (at: number) => (await world.watch.at(at)).overview?.nodes.find(({ name }) => name === 'member-1')?.peers;
    expect(await peersAt(world.now())).toBe(1);
    await world.tick(150);
    expect(world.view().nodes.find(({ name }) => name === 'member-1')?.peers).toBe(4);
    expect(await peersAt(world.now())).toBe(4);
  });

  it('has a gap where nobody watched, and where the clock was set on', async () => {
    const store = makeMemoryStore();
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { store });
    await world.tick(10);
    const stopped = world.now();
    world.goTo(stopped + 600_000);
    await world.tick(5);
    const past = await world.watch.at(stopped + 300_000);
    expect(past).toMatchObject({ state: 'not-watched', overview: null, gap: { from: stopped, to: stopped + 601_000 } });
    expect((await world.watch.at(stopped)).state).toBe('kept');
    const { buckets } = await world.watch.history({ from: null, to: null, buckets: 10 });
    expect(buckets.map(({ worst }) => worst === null)).toEqual([false, true, true, true, true, true, true, true, true, false]);
  });

  it('says before the first and after the last moment that nothing is kept', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss');
    expect(await world.watch.at(1000)).toMatchObject({ state: 'not-watched', first: null, last: null, gap: { from: null, to: null } });
    await world.tick(3);
    expect(await world.watch.at(1000)).toMatchObject({ state: 'not-watched', gap: { from: null, to: world.startAt + 1000 } });
    expect(await world.watch.at(world.now() + 5000)).toMatchObject({ state: 'not-watched', gap: { from: world.now(), to: null } });
  });

  it('goes on under a clock that was set back, without mixing the two times', async () => {
    const store = makeMemoryStore();
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { store });
    await world.tick(30);
    const late = world.now();
    world.goTo(late - 10_000);
    await world.tick(3);
    expect(world.trouble).toEqual([]);
    expect((await world.watch.at(world.now())).state).toBe('kept');
    expect((await world.watch.at(late)).state).toBe('kept');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import { TURN_EVENTS } from './verdict-turns';
import { followRecording, recordingCalled, watchRecording } from './watch.test-world';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

async function sqlite(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'));
  const store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  undo.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

const eventsOf = async (store: Store) =>
  (await store.events('net', 0, { kinds: TURN_EVENTS })).map(({ kind, data }) => `${kind} ${JSON.parse(data).to ?? ''}`.trim());

describe('a restart on the same store', () => {
  it('in the middle of a fork goes on with it: same since, no event twice, and the cure is noted once', async () => {
    const store = await sqlite();
    const world = await watchRecording('qbft-fork-2-2', { store });
    await world.tick(20);
    const before = world.view();
    const events = await eventsOf(store);
    expect(events).toEqual(['verdict forked', 'fork-seen']);
    const again = await world.restart();
    const after = await again.tick(3);
    expect(after.verdict).toMatchObject({ state: 'forked', since: before.verdict.since });
    expect(after.fork).toEqual(before.fork);
    expect(await eventsOf(store)).toEqual(events);
    while (again.now() < world.endAt) await again.tick();
    expect((await eventsOf(store)).filter((one) => one !== 'verdict stalled')).toEqual([...events, 'verdict healthy', 'fork-gone']);
  });

  it('in the middle of a fork whose one side no longer answers still knows of it, and notes no end of it', async () => {
    const store = await sqlite();
    let isDown = false;
    const sideB = ['validator-3', 'validator-4', 'member-2'];
    const world = await watchRecording('qbft-fork-2-2', { store, down: (node) => isDown && sideB.includes(node) });
    await world.tick(20);
    const before = world.view();
    const events = await eventsOf(store);
    isDown = true;
    const again = await world.restart();
    const after = await again.tick(5);
    expect(after.verdict.state).toBe('forked');
    expect(after.fork?.ancestor).toEqual(before.fork?.ancestor);
    expect(after.fork?.branches.map(({ hash, nodes }) => [hash, [...nodes].sort()])).toEqual(
      before.fork?.branches.map(({ hash, nodes }) => [hash, [...nodes].sort()]),
    );
    expect(await eventsOf(store)).toEqual(events);
  });

  it('after the cure still knows the three hashes of 14, with headers, authors and seals', async () => {
    const store = await sqlite();
    const world = await watchRecording('qbft-fork-2-2', { store });
    await followRecording(world, () => {});
    const before = await world.height(14);
    const again = await world.restart();
    await again.tick(1);
    const { heights } = (await again.watch.agreement(14, 14)) as { heights: { state: string; formerHashes: string[] }[] };
    expect(heights[0]?.state).toBe('agreed');
    expect(heights[0]?.formerHashes).toHaveLength(2);
    const after = await again.height(14);
    const facts = (view: typeof after) =>
      view.blocks
        .map(({ hash, author, round, verification, header, seals, current }) => ({
          hash,
          author,
          round,
          verification,
          header,
          current,
          signers: seals.map(({ signer }) => signer).sort(),
        }))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1));
    expect(facts(after)).toEqual(facts(before));
    expect(after.blocks).toHaveLength(3);
  });

  it('keeps the rounds of the day and never says that a chain that is well was not', async () => {
    const store = await sqlite();
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { store });
    await followRecording(world, () => {}, 'one-down');
    const before = world.view();
    expect(before.rounds.h1.changes).toBeGreaterThan(3);
    const again = await world.restart();
    const after = await again.tick(1, 0);
    expect(after.rounds.h1).toEqual(before.rounds.h1);
    expect(after.verdict).toMatchObject({
      state: 'degraded',
      since: before.verdict.since,
      sentence: 'Only 2 of 4 validators answer at 30, quorum is 3: if the others are down, no block follows.',
    });
  });

  it('knows nothing of minutes in which nobody watched and of which no block tells', async () => {
    const store = await sqlite();
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { store });
    await followRecording(world, () => {});
    const stoppedAt = world.now();
    world.goTo(stoppedAt + 20 * 60_000);
    const again = await world.restart();
    const { sparkline } = await again.tick(1, 0);
    const within = sparkline.filter(({ at }) => at > stoppedAt + 60_000 && at + 60_000 <= again.now());
    expect(within.length).toBeGreaterThan(15);
    expect(within.every(({ changes }) => changes === null)).toBe(true);
    expect(sparkline.filter(({ at, changes }) => at < stoppedAt && changes !== null).length).toBeGreaterThan(3);
  });

  it('does not believe words of nodes that are no longer configured', async () => {
    const store = await sqlite();
    const world = await watchRecording('qbft-fork-2-2', { store });
    await world.tick(3);
    const fewer = await watchRecording('qbft-fork-2-2', { store, only: ['validator-1', 'validator-2', 'member-1'] });
    fewer.goTo(world.now());
    const view = await fewer.tick(3);
    expect(view.fork).toBeNull();
    expect(view.verdict.state).not.toBe('healthy');
    expect(view.quorum).toMatchObject({ reachable: 2, unwatched: 2, margin: null });
  });
});

const COLD: readonly (readonly [string, string, string, boolean])[] = [
  ['qbft-healthy-and-quorum-loss', 'healthy', 'healthy', false],
  ['qbft-healthy-and-quorum-loss', 'no-quorum', 'degraded', false],
  ['qbft-healthy-and-quorum-loss', 'three-again', 'stalled', true],
  ['ibft-healthy-and-quorum-loss', 'three-again', 'stalled', true],
  ['besu-qbft-healthy-and-quorum-loss', 'three-again', 'stalled', true],
  ['qbft-fork-2-2', 'forked', 'forked', false],
  ['qbft-fork-2-2', 'recovery', 'forked', true],
  ['qbft-fork-2-2', 'after', 'healthy', false],
  ['qbft-fork-3-1', 'forked', 'forked', false],
  ['ibft-fork-2-2', 'forked', 'forked', false],
  ['ibft-fork-2-2', 'recovery', 'forked', true],
  ['besu-qbft-fork-2-2', 'joined', 'forked', true],
  ['besu-qbft-fork-2-2', 'set-head', 'stalled', true],
  ['besu-qbft-london', 'healthy', 'healthy', false],
];

describe('a cold start', () => {
  it.each(COLD)('of %s in %s is %s within three ticks (stalled: %s)', async (name, from, state, stalled) => {
    const world = await watchRecording(name, { from });
    const view = await world.tick(3);
    expect([view.verdict.state, view.verdict.stalled]).toEqual([state, stalled]);
    expect(world.trouble).toEqual([]);
  });

  it('begins somewhere in every stage of every recording without trouble, and calls none forked that is not', async () => {
    const unforked = [
      'qbft-healthy-and-quorum-loss',
      'ibft-healthy-and-quorum-loss',
      'besu-qbft-healthy-and-quorum-loss',
      'qbft-rpc-surface',
      'besu-qbft-peers-and-set-head',
    ];
    for (const name of unforked) {
      for (const { name: from } of recordingCalled(name).stages) {
        const world = await watchRecording(name, { from });
        await world.tick(4);
        expect([name, from, world.view().fork, world.trouble]).toEqual([name, from, null, []]);
      }
    }
  });
});

describe('one validator that is not heard', () => {
  it('leaves unknown whether the fork heals, and says of whom', async () => {
    const world = await watchRecording('qbft-fork-2-2', { down: (node) => node === 'validator-4' });
    const { verdict, fork, quorum } = await world.tick(3);
    expect(fork?.ancestor.height).toBe(13);
    expect(fork?.branches.map(({ validators }) => validators.length)).toEqual([2, 1]);
    expect(verdict).toMatchObject({ state: 'forked', healsByItself: 'unknown' });
    expect(verdict.sentence).toContain('of 1 it is not known');
    expect(quorum).toMatchObject({ reachable: 3, margin: null, unwatched: 1 });
  });

  it('is not called agreeing, and its cells are unknown', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { down: (node) => node === 'validator-2' });
    const view = await world.tick(5);
    expect(view.verdict.state).not.toBe('healthy');
    const row = view.matrix.rows.find(({ node }) => node === 'validator-2');
    expect(row?.cells.every(({ state }) => state === 'unknown')).toBe(true);
  });

  it('with two of four configured is never healthy, though both agree', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { only: ['validator-1', 'validator-2'] });
    const seen: string[] = [];
    await followRecording(world, ({ verdict }) => void seen.push(`${verdict.state} ${/^All|^\d of/.test(verdict.sentence)}`), 'healthy');
    expect(new Set(seen)).toEqual(new Set(['unknown false']));
    expect(world.view().verdict.sentence).toMatch(/^Not known whether the validators agree/);
  });

  it('of three configured that agree it is said that the fourth is not known', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', { only: ['validator-1', 'validator-2', 'validator-4'] });
    const { verdict, quorum } = await world.tick(5);
    expect(verdict.sentence).toMatch(/^3 of 4 validators agree at/);
    expect(verdict.findings.map(({ code }) => code)).toContain('unwatched');
    expect(quorum).toMatchObject({ reachable: 3, margin: null, unwatched: 1 });
  });

  it('when nobody answers nothing is known, not even of a fork that was', async () => {
    let isDark = false;
    const world = await watchRecording('qbft-fork-2-2', { down: () => isDark });
    await world.tick(3);
    isDark = true;
    const { verdict } = await world.tick(3);
    expect(verdict).toMatchObject({ state: 'unknown', stalled: false, healsByItself: 'unknown' });
    expect(verdict.detail).toBe('Before the answers ended it was forked at 14.');
    isDark = false;
    expect((await world.tick(6)).verdict.state).toBe('forked');
  });
});

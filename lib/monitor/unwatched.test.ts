import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import { validatorsNow } from '@/lib/incidents/validators-now';
import { openSqliteStore, type SqliteStore } from '@/lib/storage/sqlite-store';
import { type ChainNode, chainOf, makeNode, serveNode } from './chain-nodes.test-world';
import { REFUSED, type WatchWorld, watchNodes } from './watch.test-world';

const GENESIS_TIME = 1_700_000_000;
const HEAD = 40;

let folder: string;
let store: SqliteStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unwatched-'));
  store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Four validators of one chain, watched at 40, and the other branch each of them might be on later: they part at 36. */
async function watchedWorld() {
  const world = buildForkedChain({
    ...{ protocol: 'qbft', validators: 4, commonHeights: 36, seed: 'unwatched' },
    branches: [{ depth: 30 }, { depth: 30 }],
  });
  const nodes = [0, 1, 2, 3].map((place) => makeNode(`validator-${place + 1}`, chainOf(world, 0), place));
  for (const node of nodes) node.head = HEAD;
  const watched = await watchNodes(
    nodes.map((node) => serveNode(node, world)),
    (GENESIS_TIME + HEAD) * 1000,
    { store },
  );
  await watched.tick(5);
  return { world, nodes, watched };
}

/** Quorumwatch is away for a minute; then it looks for so many seconds while the chain goes on. */
async function awayThen(watched: WatchWorld, nodes: readonly ChainNode[], seconds: number): Promise<WatchWorld> {
  watched.goTo(watched.now() + 60_000);
  const again = await watched.restart();
  for (let second = 0; second < seconds; second += 1) {
    await again.tick();
    for (const node of nodes) if (node.head > HEAD - 1) node.head = Math.min(node.head + 1, node.chain.length - 1);
  }
  return again;
}

const kinds = async (watched: WatchWorld) => (await watched.watch.incidents({})).incidents.map(({ detector, key }) => `${detector} ${key}`);

describe('what happened while nobody watched', () => {
  it('shows where a head fell, with the head it had when it was last heard', async () => {
    const { nodes, watched } = await watchedWorld();
    const [fallen] = nodes as [ChainNode];
    fallen.head = 12;
    const again = await awayThen(watched, nodes, 45);
    expect(await kinds(again)).toContain('came-back-lower came-back-lower:validator-1');
    const { incidents } = await again.watch.incidents({ detector: ['came-back-lower'] });
    expect(incidents[0]?.cause.says).toMatchObject({
      key: 'detector.came-back.unwatched',
      params: { node: 'validator-1', before: HEAD, after: 12 },
    });
    expect(incidents[0]?.cause.heights).toEqual({ from: 13, to: HEAD });
  });

  it('shows where all exchanged blocks that were final, also once they are far beyond them', async () => {
    const { world, nodes, watched } = await watchedWorld();
    for (const node of nodes) {
      node.chain = chainOf(world, 1);
      node.head = HEAD + 12;
    }
    const again = await awayThen(watched, nodes, 6);
    const { incidents } = await again.watch.incidents({ detector: ['reorganisation'] });
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.cause.nodes).toHaveLength(4);
    expect(incidents[0]?.cause.heights?.to).toBe(HEAD);
  });

  it('is nothing where the chain only went on', async () => {
    const { nodes, watched } = await watchedWorld();
    for (const node of nodes) node.head = HEAD + 12;
    const again = await awayThen(watched, nodes, 10);
    expect(again.trouble).toEqual([]);
    expect((await kinds(again)).filter((one) => /^(came-back|reorg|fork)/.test(one))).toEqual([]);
  });

  it('does not make a node that is away somebody unknown: it is the validator it was, silent for as long as it was', async () => {
    const { nodes, watched } = await watchedWorld();
    const [away] = nodes as [ChainNode];
    away.failure = REFUSED;
    await watched.tick(3);
    const since = watched.now() - 2000;
    const again = await watched.restart();
    await again.tick(2);
    const { picture } = again.watch.diagnosis();
    expect(picture.nodes[0]).toMatchObject({ counted: true, answering: false, silentSince: since, lastAnswerAt: since - 1000 });
    expect(picture.nodes[0]?.address).toBe(watched.watch.diagnosis().picture.nodes[0]?.address);
    expect(
      validatorsNow(again.watch.diagnosis())
        ?.map(({ absent }) => absent)
        .sort(),
    ).toEqual(['not-answering', null, null, null]);
    // Gone since the last look of before.
    const later = await watched.restart();
    (nodes[1] as ChainNode).failure = REFUSED;
    await later.tick();
    expect(later.watch.diagnosis().picture.nodes[1]).toMatchObject({ counted: true, silentSince: later.now() });
  });

  it('takes another node that answers by the same name for what it proves to be, with no change of identity', async () => {
    const { nodes, watched } = await watchedWorld();
    const [away] = nodes as [ChainNode];
    const again = await watched.restart();
    away.failure = REFUSED;
    await again.tick();
    away.failure = null;
    away.place = null;
    await again.tick(2);
    expect(again.watch.diagnosis().picture.nodes[0]?.faults).toEqual([]);
  });
});

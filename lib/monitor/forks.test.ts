import { describe, expect, it } from 'vitest';
import { buildForkedChain, type ForkedChain, type ForkPlan } from '@/fixtures/forks/build-fork';
import { type ChainNode, chainOf, makeNode, serveNode } from './chain-nodes.test-world';
import { REFUSED, type WatchWorld, watchNodes } from './watch.test-world';

const GENESIS_TIME = 1_700_000_000;
const SIDES: Record<number, readonly (readonly number[])[]> = {
  2: [
    [0, 1],
    [2, 3],
  ],
  3: [[0, 1], [2, 3], [4]],
};

function plan(depth: number, branches: number, commonHeights = 30): ForkPlan {
  const validators = branches === 2 ? 4 : 5;
  const all = Array.from({ length: validators }, (_, place) => place);
  // Sealers beyond the camp's own: what a real fork needs to exist at all.
  return {
    protocol: 'qbft',
    validators,
    commonHeights,
    branches: Array.from({ length: branches }, (_, index) => ({
      depth: depth + index,
      sealers: [...all.slice(index), ...all.slice(0, index)],
    })),
  };
}

type Forked = { readonly world: ForkedChain; readonly nodes: readonly ChainNode[]; readonly watched: WatchWorld };

async function watchFork(depth: number, branches = 2, commonHeights = 30): Promise<Forked> {
  const world = buildForkedChain(plan(depth, branches, commonHeights));
  const nodes = (SIDES[branches] ?? []).flatMap((places, index) =>
    places.map((place) => makeNode(`validator-${place + 1}`, chainOf(world, index), place)),
  );
  const top = Math.max(...nodes.map(({ head }) => head));
  const watched = await watchNodes(
    nodes.map((node) => serveNode(node, world)),
    (GENESIS_TIME + top) * 1000,
  );
  return { world, nodes, watched };
}

describe('a fork built with real keys', () => {
  it.each([
    [2, 2],
    [3, 2],
    [500, 2],
    [3, 3],
  ])('%i deep with %i branches has its true ancestor, camps and branches', async (depth, branches) => {
    const { world, watched } = await watchFork(depth, branches);
    const view = await watched.tick(3);
    expect(watched.trouble).toEqual([]);
    expect(view.verdict.state).toBe('forked');
    expect(view.fork).toMatchObject({ ancestor: { height: world.ancestor.height, hash: world.ancestor.hash }, height: 31 });
    const camps = view.fork?.branches.map(({ nodes }) => nodes.join()).sort();
    expect(camps).toEqual((SIDES[branches] ?? []).map((places) => places.map((place) => `validator-${place + 1}`).join()).sort());
    expect(view.fork?.branches.map(({ hash }) => hash).sort()).toEqual(world.branches.map(([first]) => first?.hash).sort());
    expect(view.fork?.branches.map(({ verification }) => verification)).toEqual(Array.from({ length: branches }, () => 'verified'));
    expect(view.verdict.healsByItself).toBe('no');
  });

  it('keeps its letters and never turns while heads move on both sides', async () => {
    const { world, nodes, watched } = await watchFork(120);
    for (const node of nodes) node.head = 33;
    await watched.tick(2);
    const letters = new Map(watched.view().fork?.branches.map(({ label, hash }) => [hash, label]));
    const seen: string[] = [];
    for (let step = 0; step < 100; step++) {
      for (const [index, node] of nodes.entries()) if ((step + index) % 2 === 0) node.head += 1;
      const { verdict, fork } = await watched.tick();
      seen.push(`${verdict.state} ${fork?.ancestor.height} ${fork?.branches.every(({ hash, label }) => letters.get(hash) === label)}`);
    }
    expect(new Set(seen)).toEqual(new Set([`forked ${world.ancestor.height} true`]));
    expect(watched.view().fork?.branches.map(({ nodes: held }) => held.length)).toEqual([2, 2]);
  });

  it('is proven also while one node is silent, and that one is not placed', async () => {
    const { world, nodes, watched } = await watchFork(20);
    const [silent] = nodes;
    if (silent) silent.failure = REFUSED;
    const view = await watched.tick(3);
    expect(view.fork).toMatchObject({ ancestor: { height: world.ancestor.height } });
    expect(view.fork?.branches.flatMap(({ nodes: held }) => held)).not.toContain('validator-1');
    expect(view.quorum).toMatchObject({ reachable: 3, margin: null, unwatched: 1 });
    // With the silent one a branch of two could reach three.
    expect(view.verdict).toMatchObject({ state: 'forked', healsByItself: 'unknown' });
  });

  it('is proven when a node falls silent in the middle of the search', async () => {
    const { world, nodes, watched } = await watchFork(500);
    const [dying] = nodes;
    let asked = 0;
    if (dying)
      dying.twist = (call, honest) => {
        if (call.method === 'eth_getBlockByNumber') asked += 1;
        if (asked > 45) dying.failure = REFUSED;
        return honest();
      };
    const view = await watched.tick(4);
    expect(dying?.failure).not.toBeNull();
    expect(view.fork).toMatchObject({ ancestor: { height: world.ancestor.height } });
    expect(view.verdict.state).toBe('forked');
  });

  it('is forgotten once one chain is left, and a head far below is only behind', async () => {
    const { world, nodes, watched } = await watchFork(20);
    await watched.tick(3);
    for (const node of nodes) node.chain = chainOf(world, 0);
    for (const node of nodes) node.head = 40;
    const [low] = nodes;
    if (low) low.head = 5;
    const view = await watched.tick(3);
    expect(view.fork).toBeNull();
    expect(view.verdict.state).not.toBe('forked');
    expect(view.nodes.find(({ name }) => name === 'validator-1')?.state).toBe('behind');
    expect((await watched.height(31)).blocks.map(({ current }) => current)).toEqual([true, false]);
  });

  it('does not exist on a healthy chain of the same nodes', async () => {
    const { world, nodes, watched } = await watchFork(20);
    for (const node of nodes) node.chain = chainOf(world, 0);
    for (const node of nodes) node.head = 49;
    watched.goTo((GENESIS_TIME + 48) * 1000);
    expect((await watched.tick(2)).fork).toBeNull();
    expect(watched.view().verdict).toMatchObject({ state: 'healthy', sentence: 'All 4 validators agree at 49; a block is due every 1 s.' });
  });

  it('is one request a node and quiet tick with a hundred nodes', async () => {
    const world = buildForkedChain({ protocol: 'qbft', validators: 4, commonHeights: 70, branches: [] });
    const nodes = Array.from({ length: 104 }, (_, index) => makeNode(`n${index}`, chainOf(world, -1), index < 4 ? index : null));
    for (const node of nodes) node.head = 60;
    const watched = await watchNodes(
      nodes.map((node) => serveNode(node, world)),
      (GENESIS_TIME + 60) * 1000,
    );
    // The first look fills the window of sixty heights, twenty a request.
    await watched.tick(1);
    const before = watched.requests();
    for (let step = 0; step < 9; step++) {
      for (const node of nodes) node.head += 1;
      await watched.tick();
    }
    const after = watched.requests();
    expect(new Set(Object.keys(after).map((name) => (after[name] ?? 0) - (before[name] ?? 0)))).toEqual(new Set([9]));
    expect(watched.view().verdict.state).toBe('healthy');
  });
});

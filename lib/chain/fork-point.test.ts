import { describe, expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import { answerForkPoint, planForkPoint, startForkSearch } from './fork-point';
import { type ForkWorld, worldHash, worldNode } from './fork-world.test-world';
import { runForkPoint } from './run-fork-point';

/** Trunk 0, branches 1 and 2 from 13, branch 3 leaves 2 at 20. */
const WORLD: ForkWorld = {
  branches: [
    { parent: -1, from: -1 },
    { parent: 0, from: 13 },
    { parent: 0, from: 13 },
    { parent: 2, from: 20 },
  ],
};
const seat = (node: string, branch: number, height: number) => worldNode(WORLD, node, branch, height);
const oracle = (nodes: readonly ReturnType<typeof seat>[]) => (name: string, height: number) => {
  const node = nodes.find((one) => one.node === name);
  return node && height <= node.height ? worldHash(WORLD, node.branch, height) : null;
};
const run = (...nodes: ReturnType<typeof seat>[]) => runForkPoint(nodes, oracle(nodes)).result;

describe('fork point', () => {
  it('names ancestor, forked height, tips, holders and who is behind on the trunk', () => {
    expect(run(seat('v1', 1, 14), seat('v2', 1, 15), seat('v3', 2, 14), seat('late', 0, 9))).toMatchObject({
      kind: 'done',
      behind: ['late'],
      fork: {
        ancestor: { height: 13, hash: '0x0_13' },
        height: 14,
        branches: [
          { hashAtFork: '0x1_14', tip: { height: 15 }, nodes: expect.arrayContaining(['v1', 'v2']), inner: null },
          { hashAtFork: '0x2_14', nodes: ['v3'], inner: null },
        ],
      },
    });
  });

  it('finds the lower ancestor of a node that was away, and the inner fork as a tree', () => {
    const world: ForkWorld = {
      branches: [
        { parent: -1, from: -1 },
        { parent: 0, from: 900 },
        { parent: 0, from: 5 },
      ],
    };
    const nodes = [worldNode(world, 'a', 0, 1000), worldNode(world, 'b', 1, 1000), worldNode(world, 'away', 2, 8)];
    const { result } = runForkPoint(nodes, (name, height) =>
      worldHash(world, nodes.find(({ node }) => node === name)?.branch ?? 0, height),
    );
    expect(result).toMatchObject({
      fork: { ancestor: { height: 5 }, branches: [{ nodes: ['a', 'b'], inner: { ancestor: { height: 900 } } }, { nodes: ['away'] }] },
    });
  });

  it('keeps three branches of one point apart', () => {
    const result = run(seat('a', 0, 14), seat('b', 1, 14), seat('c', 2, 14));
    expect(result.kind === 'done' && result.fork?.branches.map(({ nodes }) => nodes)).toEqual([['a'], ['b'], ['c']]);
  });

  it('finds genesis as the ancestor of a fork at height 1, in one round', () => {
    const world: ForkWorld = {
      branches: [
        { parent: -1, from: -1 },
        { parent: 0, from: 0 },
      ],
    };
    const nodes = [worldNode(world, 'a', 0, 1), worldNode(world, 'b', 1, 1)];
    const { result, rounds } = runForkPoint(nodes, (name, height) => worldHash(world, name === 'a' ? 0 : 1, height));
    expect(result).toMatchObject({ kind: 'done', fork: { ancestor: { height: 0 }, height: 1 } });
    expect(rounds).toBe(1);
  });

  it('is stuck where even genesis differs', () => {
    const heads = [
      { node: 'a', height: 40, hash: '0xa40' as Hash },
      { node: 'b', height: 40, hash: '0xb40' as Hash },
    ];
    expect(runForkPoint(heads, (node, height) => `0x${node}${height}`).result).toMatchObject({ kind: 'stuck', why: 'no-common-genesis' });
  });

  it('says there is no fork where heads only differ in height', () => {
    expect(run(seat('a', 1, 14), seat('b', 1, 17))).toEqual({ kind: 'done', fork: null, behind: [], dropped: [] });
  });

  it('goes on with another holder when a node stops answering, and says whom it dropped', () => {
    const nodes = [seat('v1', 1, 14), seat('v2', 1, 14), seat('v3', 2, 14), seat('v4', 2, 14)];
    const { result } = runForkPoint(nodes, (node, height) => (node === 'v1' ? 'failed' : oracle(nodes)(node, height)));
    expect(result).toMatchObject({ kind: 'done', fork: { ancestor: { height: 13 } }, dropped: [{ node: 'v1', why: 'failed' }] });
  });

  it('is stuck when the last holder of a branch is lost', () => {
    const nodes = [seat('v1', 1, 14), seat('v3', 2, 14), seat('v4', 0, 14)];
    const { result } = runForkPoint(nodes, (node, height) => (node === 'v1' ? null : oracle(nodes)(node, height)));
    expect(result).toEqual({ kind: 'stuck', why: 'branch-lost', dropped: [{ node: 'v1', why: 'no-block' }] });
  });

  it('reads the heads again when a node changed branches under the search, and shows no fork that is gone', () => {
    const before = [seat('a', 1, 200), seat('b', 2, 200)];
    const after = [seat('a', 1, 200), seat('b', 1, 200)];
    let search = startForkSearch(before);
    for (let round = 0; round < 20; round++) {
      const plan = planForkPoint(search);
      if (plan.kind !== 'ask') break;
      const truth = oracle(round < 2 ? before : after);
      search = answerForkPoint(
        search,
        plan.questions.map(({ node, height }) => ({ node, height, answer: truth(node, height) })),
      );
    }
    expect(search.restarts).toBe(1);
    expect(planForkPoint(search)).toMatchObject({ kind: 'done', fork: null });
  });

  it('reads both sides of the boundary in one batch', () => {
    const plan = planForkPoint(startForkSearch([seat('a', 1, 14), seat('b', 2, 14)]));
    const heights = plan.kind === 'ask' ? plan.questions.filter(({ node }) => node === 'a').map(({ height }) => height) : [];
    expect(heights).toEqual(expect.arrayContaining([13, 14]));
  });

  it('gives up on a node whose answers never fit together', () => {
    const nodes = [seat('a', 1, 200), seat('b', 2, 200), seat('c', 1, 190), seat('d', 2, 180)];
    let asked = 0;
    const { result, rounds } = runForkPoint(nodes, (node, height) =>
      node === 'a' && height !== 200 ? `0x${asked++}` : oracle(nodes)(node, height),
    );
    expect(result.kind).toBe('stuck');
    expect(rounds).toBeLessThan(100);
  });

  it('asks only to prove both sides of the boundary when all is known already', () => {
    const nodes = [seat('v1', 1, 500), seat('v2', 2, 500)];
    const { rounds, questions } = runForkPoint(nodes, oracle(nodes), oracle(nodes));
    expect(rounds).toBe(1);
    expect(questions).toBe(4);
  });

  it('asks one node for all that have the same head', () => {
    const nodes = Array.from({ length: 100 }, (_, i) => seat(`n${i}`, 1 + (i % 2), 14));
    const plan = planForkPoint(startForkSearch(nodes));
    expect(plan.kind === 'ask' && new Set(plan.questions.map(({ node }) => node)).size).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForkPoint } from './fork-point';
import { type ForkWorld, lastCommonHeight, type WorldNode, worldHash, worldNode } from './fork-world.test-world';
import { runForkPoint } from './run-fork-point';
import type { NodeId } from './types';

type Expected = { height: number; branches: { nodes: NodeId[]; inner: Expected | null }[]; depth: number } | null;

/** The tree by brute force: the lowest height at which any two of the nodes part. */
function expectedFork(world: ForkWorld, nodes: readonly WorldNode[]): Expected {
  let ancestor: number | null = null;
  for (const a of nodes) {
    for (const b of nodes) {
      const common = lastCommonHeight(world, a.branch, b.branch);
      if (common < Math.min(a.height, b.height)) ancestor = Math.min(ancestor ?? common, common);
    }
  }
  if (ancestor === null) return null;
  const forkHeight = ancestor + 1;
  const groups = new Map<string, WorldNode[]>();
  for (const node of nodes.filter(({ height }) => height >= forkHeight)) {
    const hash = worldHash(world, node.branch, forkHeight);
    groups.set(hash, [...(groups.get(hash) ?? []), node]);
  }
  const branches = [...groups.values()].map((of) => ({ nodes: of.map(({ node }) => node).sort(), inner: expectedFork(world, of) }));
  const lowestHead = Math.min(...nodes.filter((node) => node.height >= forkHeight).map(({ height }) => height));
  return { height: ancestor, branches: branches.sort(byNodes), depth: lowestHead - ancestor };
}

function shape(fork: ForkPoint | null): unknown {
  if (!fork) return null;
  const branches = fork.branches.map((branch) => ({ nodes: [...branch.nodes].sort(), inner: shape(branch.inner) }));
  return { height: fork.ancestor.height, branches: branches.sort(byNodes) };
}

const strip = (fork: Expected): unknown =>
  fork && { height: fork.height, branches: fork.branches.map(({ nodes, inner }) => ({ nodes, inner: strip(inner) })) };
const byNodes = (a: { nodes: NodeId[] }, b: { nodes: NodeId[] }) => ((a.nodes[0] ?? '') < (b.nodes[0] ?? '') ? -1 : 1);
const maxDepth = (fork: Expected): number => (fork ? Math.max(fork.depth, ...fork.branches.map(({ inner }) => maxDepth(inner))) : 1);

/** Trees of up to six chains, nodes on any of them at any height: some away, some behind on the trunk. */
const worlds = fc
  .tuple(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 2, maxLength: 12 }),
  )
  .map(([top, forks, seats]) => {
    const branches = [{ parent: -1, from: -1 }];
    for (const [parent, from] of forks) {
      const index = parent % branches.length;
      const floor = Math.max(0, branches[index]?.from ?? 0);
      branches.push({ parent: index, from: floor + (from % Math.max(1, top - floor)) });
    }
    const world: ForkWorld = { branches };
    const nodes = seats.map(([branch, height, high], i) => {
      const head = high ? Math.max(0, top - (height % 3)) : height % (top + 1);
      return worldNode(world, `n${i}`, branch % branches.length, head);
    });
    return { world, nodes };
  });

const answering = (world: ForkWorld, nodes: readonly WorldNode[]) => {
  const byName = new Map(nodes.map((node) => [node.node, node]));
  return (name: NodeId, height: number) => {
    const node = byName.get(name) as WorldNode;
    return height <= node.height ? worldHash(world, node.branch, height) : null;
  };
};

describe('fork point over random trees', () => {
  it('is always the true tree, within 2 + 2·log2(depth) rounds', () => {
    fc.assert(
      fc.property(worlds, ({ world, nodes }) => {
        const { result, rounds } = runForkPoint(nodes, answering(world, nodes));
        const expected = expectedFork(world, nodes);
        expect(result.kind === 'done' && shape(result.fork)).toEqual(strip(expected));
        expect(rounds).toBeLessThanOrEqual(2 + 2 * Math.log2(maxDepth(expected)));
        if (result.kind === 'done' && result.fork) {
          const placed = [...result.behind, ...result.fork.branches.flatMap((branch) => branch.nodes)];
          expect(placed.sort()).toEqual(nodes.map(({ node }) => node).sort());
        }
      }),
      { numRuns: 1500 },
    );
  }, 120_000);

  it('stays true and within bounds when part of the claims is known beforehand', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 50 }), ({ world, nodes }, share) => {
        const answer = answering(world, nodes);
        const known = (node: NodeId, height: number) => ((height * 31 + node.charCodeAt(1)) % 50 < share ? answer(node, height) : null);
        const { result, rounds } = runForkPoint(nodes, answer, known);
        const expected = expectedFork(world, nodes);
        expect(result.kind === 'done' && shape(result.fork)).toEqual(strip(expected));
        expect(rounds).toBeLessThanOrEqual(2 + 2 * Math.log2(maxDepth(expected)));
      }),
      { numRuns: 700 },
    );
  }, 120_000);

  it('survives claims that are all wrong', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ world, nodes }, salt) => {
        const known = (node: NodeId, height: number) =>
          worldHash(world, (node.charCodeAt(1) + salt + height) % world.branches.length, height);
        const { result } = runForkPoint(nodes, answering(world, nodes), known);
        expect(result.kind === 'done' && shape(result.fork)).toEqual(strip(expectedFork(world, nodes)));
      }),
      { numRuns: 500 },
    );
  }, 120_000);
});

describe('rounds for a fork of known depth', () => {
  for (const nodeCount of [4, 21, 100]) {
    it(`hold for depth 1 to 1,000,000 and ${nodeCount} nodes`, () => {
      const depths = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 17, 63, 100, 1_000, 2_049, 4_096, 4_097, 65_537, 99_999, 524_289, 1_000_000];
      for (const depth of depths) {
        for (const ancestor of [0, 1, 777_777]) {
          const world: ForkWorld = {
            branches: [
              { parent: -1, from: -1 },
              { parent: 0, from: ancestor },
              { parent: 0, from: ancestor },
            ],
          };
          const nodes = Array.from({ length: nodeCount }, (_, i) =>
            worldNode(world, `n${i}`, i % 3, ancestor + depth + (i < 3 ? i : (i * 7) % 5)),
          );
          const { result, rounds } = runForkPoint(nodes, answering(world, nodes));
          expect(result.kind === 'done' && result.fork?.ancestor).toEqual({ height: ancestor, hash: worldHash(world, 0, ancestor) });
          expect(rounds).toBeLessThanOrEqual(2 + 2 * Math.log2(depth));
        }
      }
    });
  }
});

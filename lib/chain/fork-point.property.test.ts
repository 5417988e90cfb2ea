import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForkWorld, worldHash, worldNode } from './fork-world.test-world';
import { answering, expectedFork, maxDepth, shape, strip, worlds } from './random-trees.test-world';
import { runForkPoint } from './run-fork-point';
import type { NodeId } from './types';

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

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answering, expectedFork, maxDepth, shape, strip, worlds } from './random-trees.test-world';
import { runForkPoint } from './run-fork-point';

const RUNS = 60_000;

it(`finds the true tree within bounds in ${RUNS} random trees of a new seed`, () => {
  const seed = Date.now() % 2 ** 31;
  console.log(`fork-point.long: seed ${seed}`);
  fc.assert(
    fc.property(worlds, ({ world, nodes }) => {
      const { result, rounds } = runForkPoint(nodes, answering(world, nodes));
      const expected = expectedFork(world, nodes);
      expect(result.kind === 'done' && shape(result.fork)).toEqual(strip(expected));
      expect(rounds).toBeLessThanOrEqual(2 + 2 * Math.log2(maxDepth(expected)));
    }),
    { numRuns: RUNS, seed },
  );
}, 1_800_000);

import { runForkPoint } from '@/lib/chain/run-fork-point';
import type { Hash } from '@/lib/consensus/types';
import type { Bench } from './bench';

const depths = [1, 2, 3, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
const nodeCounts = [4, 21, 100];
const ancestor = 5_000_000;

const hashAt = (camp: number, height: number): Hash =>
  `0x${(height <= ancestor ? 0 : camp + 1).toString(16)}${height.toString(16).padStart(63, '0')}`;

type Search = { readonly rounds: number; readonly questions: number; readonly ms: number };

/** Two camps with heads a few heights apart, as live nodes have them; throws unless the true ancestor is found. */
function search(depth: number, nodeCount: number): Search {
  const heads = Array.from({ length: nodeCount }, (_, index) => {
    const height = ancestor + depth + (index % 3);
    return { node: `n${index}`, height, hash: hashAt(index % 2, height), camp: index % 2 };
  });
  const byNode = new Map(heads.map((head) => [head.node, head]));
  const started = performance.now();
  const { result, rounds, questions } = runForkPoint(heads, (node, height) => {
    const head = byNode.get(node);
    return head === undefined || height > head.height ? null : hashAt(head.camp, height);
  });
  const found = result.kind === 'done' ? result.fork?.ancestor.height : undefined;
  if (found !== ancestor) throw new Error(`depth ${depth}, ${nodeCount} nodes: ancestor ${found ?? 'none'}, true is ${ancestor}`);
  return { rounds, questions, ms: performance.now() - started };
}

async function run(): Promise<readonly string[]> {
  const rows = depths.map((depth) => {
    const bound = 2 + 2 * Math.log2(depth);
    const cells = nodeCounts.map((nodeCount) => {
      const { rounds, questions, ms } = search(depth, nodeCount);
      if (rounds > bound) throw new Error(`depth ${depth}, ${nodeCount} nodes: ${rounds} rounds, bound ${bound.toFixed(1)}`);
      return `${rounds} rounds, ${questions} questions, ${ms.toFixed(1)} ms`;
    });
    return `depth ${depth} (at most ${bound.toFixed(1)} rounds): ${cells.join(' · ')}`;
  });
  return [`columns: ${nodeCounts.join(', ')} nodes`, ...rows];
}

/** Batched rounds until the last common ancestor is proven, for depths 1 to 1,000,000. */
export const forkPoint: Bench = { name: 'fork-point', needsDashboard: false, run };

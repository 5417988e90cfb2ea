import fc from 'fast-check';
import type { ForkPoint } from './fork-point';
import { type ForkWorld, lastCommonHeight, type WorldNode, worldHash, worldNode } from './fork-world.test-world';
import type { NodeId } from './types';

/** The true tree of branches, by brute force. */
export type Expected = { height: number; branches: { nodes: NodeId[]; inner: Expected | null }[]; depth: number } | null;

/** The tree by brute force: the lowest height at which any two of the nodes part. */
export function expectedFork(world: ForkWorld, nodes: readonly WorldNode[]): Expected {
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

/** A found tree in the form of the true one. */
export function shape(fork: ForkPoint | null): unknown {
  if (!fork) return null;
  const branches = fork.branches.map((branch) => ({ nodes: [...branch.nodes].sort(), inner: shape(branch.inner) }));
  return { height: fork.ancestor.height, branches: branches.sort(byNodes) };
}

/** The true tree without its depths. */
export const strip = (fork: Expected): unknown =>
  fork && { height: fork.height, branches: fork.branches.map(({ nodes, inner }) => ({ nodes, inner: strip(inner) })) };
const byNodes = (a: { nodes: NodeId[] }, b: { nodes: NodeId[] }) => ((a.nodes[0] ?? '') < (b.nodes[0] ?? '') ? -1 : 1);
/** Depth of the deepest fork point. */
export const maxDepth = (fork: Expected): number => (fork ? Math.max(fork.depth, ...fork.branches.map(({ inner }) => maxDepth(inner))) : 1);

/** Trees of up to six chains, nodes on any of them at any height: some away, some behind on the trunk. */
export const worlds = fc
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

/** Answers as the nodes of a world would. */
export const answering = (world: ForkWorld, nodes: readonly WorldNode[]) => {
  const byName = new Map(nodes.map((node) => [node.node, node]));
  return (name: NodeId, height: number) => {
    const node = byName.get(name) as WorldNode;
    return height <= node.height ? worldHash(world, node.branch, height) : null;
  };
};

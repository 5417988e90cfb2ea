import type { Hash } from '@/lib/consensus/types';
import type { HeadRef, NodeId } from './types';

/** A tree of chains without any blocks in memory: branch 0 is the trunk, each other leaves its parent above height `from`. */
export type ForkWorld = { readonly branches: readonly { readonly parent: number; readonly from: number }[] };

/** The hash a branch has at a height: that of the oldest branch it shares the height with. */
export function worldHash(world: ForkWorld, branch: number, height: number): Hash {
  let at = branch;
  for (;;) {
    const { parent, from } = world.branches[at] ?? { parent: -1, from: -1 };
    if (parent < 0 || height > from) return `0x${at.toString(16)}_${height}`;
    at = parent;
  }
}

/** The height up to which two branches are one chain, by the tree itself; Infinity for a branch and itself. */
export function lastCommonHeight(world: ForkWorld, a: number, b: number): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const [older, younger] = a < b ? [a, b] : [b, a];
  const { parent, from } = world.branches[younger] ?? { parent: -1, from: -1 };
  return parent < 0 ? -1 : Math.min(from, lastCommonHeight(world, older, parent));
}

export type WorldNode = HeadRef & { readonly node: NodeId; readonly branch: number };

/** A node whose head is on the branch at the height. */
export function worldNode(world: ForkWorld, node: NodeId, branch: number, height: number): WorldNode {
  return { node, branch, height, hash: worldHash(world, branch, height) };
}

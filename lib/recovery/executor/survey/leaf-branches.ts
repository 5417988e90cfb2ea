import { labelBranches } from '@/lib/chain/branches';
import type { ForkPoint } from '@/lib/chain/fork-point';
import type { NetworkPicture } from '@/lib/chain/picture';
import type { Address, Hash } from '@/lib/consensus/types';
import type { BlockId } from '../../survey-types';

export type Leaf = { readonly label: string; readonly tip: BlockId; readonly nodes: readonly string[] };

/**
 * The branches that end in a tip of their own, under the letters the screen has for them; one that parts again further up is A1, A2 …
 * Nodes below such a second parting are on none of them.
 */
export function leafBranches(fork: ForkPoint, picture: NetworkPicture, addressOf: (node: string) => Address | null): readonly Leaf[] {
  const set = picture.set?.validators ?? [];
  const shown = picture.fork.state === 'proven' ? picture.fork.branches.map(({ hash, label }) => [hash, label] as const) : [];
  const labels = labelBranches(
    fork.branches.map(({ hashAtFork: hash, nodes }) => {
      const { proposer, round } = picture.block(hash) ?? { proposer: 'unknown' as const, round: null };
      return { hash, proposer, round, validators: nodes.filter((node) => set.includes(addressOf(node) ?? '0x')).length };
    }),
    new Map<Hash, string>(shown),
  );
  return fork.branches
    .flatMap(({ hashAtFork, tip, nodes, inner }) => leavesOf(labels.get(hashAtFork) ?? '?', tip, nodes, inner))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

function leavesOf(label: string, tip: BlockId, nodes: readonly string[], inner: ForkPoint | null): readonly Leaf[] {
  if (inner === null) return [{ label, tip: { height: tip.height, hash: tip.hash }, nodes }];
  return inner.branches.flatMap((branch, index) => leavesOf(`${label}${index + 1}`, branch.tip, branch.nodes, branch.inner));
}

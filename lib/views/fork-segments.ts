import type { ForkBranch, ForkPoint } from '@/lib/chain/fork-point';
import type { ForkSegment } from './fork-timeline-types';
import type { ForkView } from './types';

/** Heights of the trunk that are shown below the ancestor. */
const TRUNK = 8;

/**
 * Trunk, stems and branches of a fork, parents before children, branches in the order of their letters. `point` null = only the branches
 * themselves are known, as if none had parted from another.
 */
export function forkSegments(fork: ForkView, point: ForkPoint | null): readonly ForkSegment[] {
  const { ancestor } = fork;
  const trunk: ForkSegment = {
    id: 'trunk',
    parent: null,
    from: Math.max(0, ancestor.height - TRUNK + 1),
    to: ancestor.height,
    label: null,
    hash: null,
    end: ancestor.hash,
  };
  const leaves = new Map(fork.branches.map((branch) => [branch.hash, branch]));
  const leaf = (hash: ForkView['branches'][number]['hash'], from: number, parent: string): readonly ForkSegment[] => {
    const branch = leaves.get(hash);
    return branch
      ? [{ id: branch.label, parent, from, to: Math.max(from, branch.tip.height), label: branch.label, hash, end: branch.tip.hash }]
      : [];
  };
  const grown = (branch: ForkBranch, from: number, parent: string): readonly ForkSegment[] => {
    const { inner, hashAtFork } = branch;
    if (!inner) return leaf(hashAtFork, from, parent);
    const id = `stem-${hashAtFork}`;
    const upper = inner.branches.map((one) => grown(one, inner.height, id)).filter((one) => one.length > 0);
    if (upper.length < 2) return leaf(hashAtFork, from, parent);
    return [
      { id, parent, from, to: inner.ancestor.height, label: null, hash: hashAtFork, end: inner.ancestor.hash },
      ...upper.toSorted(byFirstLetter).flat(),
    ];
  };
  const grownAll = (point?.branches ?? []).map((branch) => grown(branch, fork.height, 'trunk')).filter((one) => one.length > 0);
  const isWhole = new Set(grownAll.flat().flatMap(({ label }) => label ?? [])).size === fork.branches.length;
  const branches = isWhole ? grownAll : fork.branches.map(({ hash }) => leaf(hash, fork.height, 'trunk'));
  return [trunk, ...branches.toSorted(byFirstLetter).flat()];
}

/** What grows out of one place stays together, so that lanes never cross. */
function byFirstLetter(a: readonly ForkSegment[], b: readonly ForkSegment[]): number {
  const [first, second] = [a, b].map((segments) => segments.flatMap(({ label }) => label ?? []).sort()[0] ?? '');
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

import type { Hash } from '@/lib/consensus/types';

/** A branch at its birth: facts of its block at the forked height and its holders. */
export type NewBranch = {
  readonly hash: Hash;
  readonly proposer: 'expected' | 'unexpected' | 'unknown';
  readonly round: number | null;
  /** How many validators hold it. */
  readonly validators: number;
};

const PROPOSER_ORDER = { expected: 0, unknown: 1, unexpected: 2 } satisfies Record<NewBranch['proposer'], number>;

/**
 * Letters for branches, by hash at the forked height. A letter once given stays with its hash and is not given to another one, so give the
 * previous answer back for as long as the fork lasts. New ones: expected proposer first, then earlier round, then more holders, then hash.
 */
export function labelBranches(branches: readonly NewBranch[], previous: ReadonlyMap<Hash, string> = new Map()): ReadonlyMap<Hash, string> {
  const labels = new Map(previous);
  const used = new Set(labels.values());
  let next = 0;
  for (const { hash } of branches.filter((branch) => !labels.has(branch.hash)).sort(byBirth)) {
    while (used.has(letter(next))) next++;
    labels.set(hash, letter(next));
    used.add(letter(next));
  }
  return labels;
}

function byBirth(a: NewBranch, b: NewBranch): number {
  return (
    PROPOSER_ORDER[a.proposer] - PROPOSER_ORDER[b.proposer] ||
    (a.round ?? Number.MAX_SAFE_INTEGER) - (b.round ?? Number.MAX_SAFE_INTEGER) ||
    b.validators - a.validators ||
    (a.hash < b.hash ? -1 : 1)
  );
}

/** A … Z, AA, AB … */
function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

import type { BranchPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { Outlook } from '../types';

export type Move = Outlook['moves'][number];
/** `held` = validators the branch has for sure, `need` = how many are missing to its quorum, `instead` = moves from others that would do as well. */
export type Target = {
  readonly label: string;
  readonly held: number;
  readonly need: number;
  readonly moves: readonly Move[];
  readonly instead: readonly Move[];
};

/** Validators that are on this branch and no other: one seen on two counts for neither. */
export function sureValidators(branches: readonly BranchPicture[], of: BranchPicture): readonly Address[] {
  return of.validators.filter((address) => branches.every((other) => other === of || !other.validators.includes(address)));
}

/**
 * What each branch lacks to a quorum and from where the fewest validators would have to move, fewest first (then as the branches are
 * lettered). Small branches are emptied first. A branch that all others together can't complete is left out.
 */
export function fewestMoves(branches: readonly BranchPicture[], quorum: number): readonly Target[] {
  return branches
    .flatMap((branch): Target[] => {
      const held = sureValidators(branches, branch).length;
      const need = Math.max(0, quorum - held);
      const drawn = drawFrom(branches, branch, need);
      return drawn ? [{ label: branch.label, held, need, ...drawn }] : [];
    })
    .sort((a, b) => a.need - b.need);
}

function drawFrom(branches: readonly BranchPicture[], to: BranchPicture, need: number): Pick<Target, 'moves' | 'instead'> | null {
  const sources = branches
    .filter((branch) => branch !== to)
    .map((branch) => ({ label: branch.label, candidates: sureValidators(branches, branch) }))
    .filter(({ candidates }) => candidates.length > 0)
    .sort((a, b) => a.candidates.length - b.candidates.length);
  // One branch alone can give all: fewer people have to be asked.
  const [whole, ...others] = sources.filter(({ candidates }) => need > 0 && candidates.length >= need);
  const moves: Move[] = [];
  let left = need;
  for (const { label, candidates } of whole ? [whole] : sources) {
    const count = Math.min(left, candidates.length);
    if (count > 0) moves.push({ from: label, to: to.label, count, candidates });
    left -= count;
  }
  const instead = others.map(({ label, candidates }) => ({ from: label, to: to.label, count: need, candidates }));
  return left === 0 ? { moves, instead } : null;
}

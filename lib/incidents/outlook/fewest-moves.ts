import type { BranchPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { Outlook } from '../types';

export type Move = Outlook['moves'][number];
/** `held` = validators the branch has for sure, `need` = how many are missing to its quorum. */
export type Target = { readonly label: string; readonly held: number; readonly need: number; readonly moves: readonly Move[] };

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
      const moves = drawFrom(branches, branch, need);
      return moves ? [{ label: branch.label, held, need, moves }] : [];
    })
    .sort((a, b) => a.need - b.need);
}

function drawFrom(branches: readonly BranchPicture[], to: BranchPicture, need: number): readonly Move[] | null {
  const sources = branches
    .filter((branch) => branch !== to)
    .map((branch) => ({ label: branch.label, candidates: sureValidators(branches, branch) }))
    .filter(({ candidates }) => candidates.length > 0)
    .sort((a, b) => a.candidates.length - b.candidates.length);
  // One branch alone can give all: fewer people have to be asked.
  const whole = sources.find(({ candidates }) => candidates.length >= need);
  const moves: Move[] = [];
  let left = need;
  for (const { label, candidates } of whole ? [whole] : sources) {
    const count = Math.min(left, candidates.length);
    if (count > 0) moves.push({ from: label, to: to.label, count, candidates });
    left -= count;
  }
  return left === 0 ? moves : null;
}

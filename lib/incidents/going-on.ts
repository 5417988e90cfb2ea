import type { BranchPicture, ForkPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import type { ValidatorNow } from './validators-now';

/**
 * Of a fork that need not hold the chain: validators that can still make the next block of the branch that goes on, those on no branch too.
 * null = no branch goes on, or it can't have a quorum without the validators of another: then the fork itself holds the chain.
 */
export function goingOn(fork: ForkPicture, validators: readonly ValidatorNow[], quorum: number): readonly ValidatorNow[] | null {
  if (fork.state !== 'proven') return null;
  const branch = branchThatGoesOn(fork);
  if (!branch) return null;
  const elsewhere = new Set<Address>(fork.branches.flatMap((one) => (one === branch ? [] : one.validators)));
  const able = validators.filter(({ address }) => !elsewhere.has(address));
  return able.length < quorum ? null : able;
}

/** A branch a block ahead of all others takes their holders over; otherwise the one whose quorum lets the fork heal by itself. */
function branchThatGoesOn(fork: Extract<ForkPicture, { state: 'proven' }>): BranchPicture | null {
  const highest = Math.max(...fork.branches.map(({ tip }) => tip.height));
  const ahead = fork.branches.filter(({ tip }) => tip.height === highest);
  if (ahead.length === 1) return ahead[0] ?? null;
  if (fork.healsByItself !== 'yes') return null;
  return fork.branches.find(({ hasQuorum }) => hasQuorum === true) ?? null;
}

import { expectedProposer, type ProposerQuestion } from '@/lib/consensus/expected-proposer';
import type { Address } from '@/lib/consensus/types';

/**
 * The least round in which `author` could have proposed its block: an IBFT header carries none. The true round is that or more by
 * whole turns of the set, or by any number where a locked block was proposed again. null when the author has no turn at all.
 */
export function deriveIbftRound(author: Address, question: Omit<ProposerQuestion, 'round' | 'protocol'>): number | null {
  for (let round = 0; round < question.validators.length; round++) {
    if (expectedProposer({ ...question, protocol: 'ibft', round }) === author) return round;
  }
  return null;
}

import { expectedProposer, type ProposerQuestion } from '@/lib/consensus/expected-proposer';
import type { Address } from '@/lib/consensus/types';

/**
 * The least round in which `proposer` could have proposed its block: an IBFT header carries none. The true round is that or later (whole
 * turns of the set; any number where a locked block was proposed again). null when it has no turn at all.
 */
export function deriveIbftRound(proposer: Address, question: Omit<ProposerQuestion, 'round' | 'protocol'>): number | null {
  for (let round = 0; round < question.validators.length; round++) {
    if (expectedProposer({ ...question, protocol: 'ibft', round }) === proposer) return round;
  }
  return null;
}

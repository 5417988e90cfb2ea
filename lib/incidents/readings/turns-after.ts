import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { Address, Hash } from '@/lib/consensus/types';
import type { DiagnosisInput } from '../types';

/**
 * Whose turn a round of the height after a block may be, under every order its network may go by (a restarted GoQuorum node takes turns by
 * text); empty = not known.
 */
export function turnsAfter({ picture, proposerAfter }: DiagnosisInput, hash: Hash, round: number): readonly Address[] {
  const first = proposerAfter(hash, round);
  const block = picture.block(hash);
  const policy = picture.set?.settings?.policy;
  if (!block?.author || !block.facts || !block.parentValidators || !policy) return first ? [first] : [];
  const { author, facts, parentValidators } = block;
  const family = 'goquorum' as const;
  const turns = turnOrders(family, facts.format).flatMap((order) => {
    const turn = expectedProposer({
      validators: parentValidators,
      lastAuthor: author,
      round,
      policy,
      family,
      protocol: facts.format,
      order,
    });
    return turn ? [turn] : [];
  });
  return [...new Set([...(first ? [first] : []), ...turns])];
}

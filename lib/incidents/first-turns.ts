import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { Address, Hash } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';

/**
 * Whose turn round 0 of the height after this block is: one validator, or one for each order of turns that nodes may go by (GoQuorum's changes
 * with a restart); null = not known.
 */
export function firstTurns({ picture, proposerAfter }: DiagnosisInput, hash: Hash): readonly Address[] | null {
  const known = proposerAfter(hash, 0);
  if (known !== null) return [known];
  const { set, protocol } = picture;
  const lastAuthor = picture.block(hash)?.author ?? null;
  if (!set?.settings || lastAuthor === null) return null;
  const { validators, settings } = set;
  const turns = turnOrders('goquorum', protocol).flatMap(
    (order) => expectedProposer({ validators, lastAuthor, round: 0, policy: settings.policy, family: 'goquorum', protocol, order }) ?? [],
  );
  return turns.length === 0 ? null : [...new Set(turns)];
}

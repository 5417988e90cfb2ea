import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { Address, Hash } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';

/**
 * Whose turn round 0 of the height after this block is: one validator, or one for each order of turns that nodes may go by; null = not known.
 * A restart changes the order of a GoQuorum node, so what its last block tells of it holds only while nobody was restarted since.
 */
export function firstTurns(input: DiagnosisInput, hash: Hash): readonly Address[] | null {
  const { set, protocol, block } = input.picture;
  const known = input.proposerAfter(hash, 0);
  const lastAuthor = block(hash)?.author ?? null;
  if (known !== null && (!set?.settings || lastAuthor === null || isSameSince(input, hash))) return [known];
  if (!set?.settings || lastAuthor === null) return null;
  const { validators, settings } = set;
  const turns = turnOrders('goquorum', protocol).flatMap(
    (order) => expectedProposer({ validators, lastAuthor, round: 0, policy: settings.policy, family: 'goquorum', protocol, order }) ?? [],
  );
  const all = new Set(known === null ? turns : [known, ...turns]);
  return all.size === 0 ? null : [...all];
}

/** Every validator that answers has answered each poll since before the block was seen to come: nobody of them was restarted. */
function isSameSince({ picture }: DiagnosisInput, hash: Hash): boolean {
  const block = picture.block(hash);
  if (!block?.seenLive) return false;
  const set = new Set(picture.set?.validators ?? []);
  return picture.nodes
    .filter(({ address, answering }) => answering && address !== null && set.has(address))
    .every(({ answeringSince }) => answeringSince !== null && answeringSince <= block.firstSeenAt);
}

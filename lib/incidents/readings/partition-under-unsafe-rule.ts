import type { BlockPicture } from '@/lib/chain/picture';
import type { ForkPair } from '../fork-facts';
import { phrase } from '../phrase';
import { labelsOf } from './pair-facts';
import { joinFindings, type PairFinding, type ReadingRule } from './rule';

/** The rule 2F + 1 lets two camps that share nobody both reach the quorum (2, 3 or 6 validators): a cut link alone forks the chain. */
export const partitionUnderUnsafeRule: ReadingRule = {
  id: 'partition-under-unsafe-rule',
  read: (facts) => ({
    says: phrase('reading.unsafe-rule.says', { height: facts.forked }),
    ...joinFindings(facts.pairs.map(readPair)),
  }),
};

function readPair(pair: ForkPair): PairFinding {
  const [one, other] = pair.sides.map(({ block }) => block);
  const validators = sizeOf(one) ?? sizeOf(other);
  const quorum = pair.sides[0].quorum ?? pair.sides[1].quorum;
  const none = { for: [], against: [], unknown: [] };
  if (validators === null || quorum === null) return { ...none, unknown: [phrase('reading.unsafe-rule.unknown')], confidence: 'possible' };
  const params = { quorum, validators, twice: 2 * quorum };
  if (2 * quorum > validators)
    return {
      ...none,
      against: [phrase('reading.unsafe-rule.safe', { ...params, shared: 2 * quorum - validators })],
      confidence: 'ruled-out',
    };
  const rule = phrase('reading.unsafe-rule.unsafe', params);
  if (pair.doubleSealings.length > 0) {
    const shared = phrase('reading.unsafe-rule.shared', { validators: { validators: pair.doubleSealings.map(({ address }) => address) } });
    return { ...none, for: [rule], against: [shared], confidence: 'unlikely' };
  }
  const isVerified = pair.sides.every(({ seals }) => seals === 'quorum');
  const apart = phrase('reading.unsafe-rule.apart', labelsOf(pair));
  return isVerified
    ? { ...none, for: [rule, apart], confidence: 'likely' }
    : { ...none, for: [rule], unknown: [phrase('reading.fact.seals-unknown', labelsOf(pair))], confidence: 'possible' };
}

/** Of the set that could seal it; a header lists the same one where its parent's is not told. */
function sizeOf(block: BlockPicture | null | undefined): number | null {
  const listed = block?.facts?.listed.length ?? 0;
  return block?.parentValidators?.length ?? (listed > 0 ? listed : null);
}

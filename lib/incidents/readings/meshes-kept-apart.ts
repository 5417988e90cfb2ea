import { sayDoubleSealings } from '../double-sealing';
import type { ForkPair } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { Confidence, DiagnosisInput } from '../types';
import { depthsOf, labelsOf, sayBothExpected } from './pair-facts';
import { joinFindings, type PairFinding, type ReadingRule } from './rule';
import { skippedTurns } from './skipped-turns';

/** Two networks of the same keys, each going on by itself: each author right for its own round, both quorums share signers. */
export const meshesKeptApart: ReadingRule = {
  id: 'meshes-kept-apart',
  read: (facts, input) => ({
    says: phrase('reading.meshes.says', { height: facts.forked }),
    ...joinFindings(facts.pairs.map((pair) => readPair(pair, input))),
  }),
};

function readPair(pair: ForkPair, input: DiagnosisInput): PairFinding {
  const found = { for: [] as Phrase[], against: [] as Phrase[], unknown: [] as Phrase[] };
  const judged = pair.sides.map(({ proposer }) => proposer);
  const isExpected = judged.every((one) => one === 'expected');
  if (isExpected) found.for.push(sayBothExpected(pair));
  else if (judged.includes('unexpected')) found.against.push(phrase('reading.fact.author-unexpected', labelsOf(pair)));
  else found.unknown.push(phrase('reading.fact.turns-unknown', labelsOf(pair)));
  const seals = sealsOf(pair);
  found[seals.side].push(seals.says);
  const isShared = pair.doubleSealings.length > 0;
  if (isShared) found.for.push(...sayDoubleSealings(pair.doubleSealings, pair.height));
  else if (seals.side === 'for') found.against.push(phrase('reading.fact.no-shared-signer', labelsOf(pair)));
  if (pair.sides.every(({ depth }) => depth > 1))
    found.for.push(phrase('reading.fact.both-grew', { ...labelsOf(pair), ...depthsOf(pair) }));
  for (const side of pair.sides) {
    const skipped = skippedTurns(pair, side, input);
    // Who was passed over and stands elsewhere was not there: the other mesh had it.
    if (skipped) found[skipped.elsewhere === true ? 'for' : 'unknown'].push(skipped.says);
  }
  if (pair.sides.some(({ byOwnList }) => byOwnList)) found.unknown.push(phrase('reading.fact.by-own-list'));
  found.unknown.push(phrase('reading.meshes.only-people-know'));
  return { ...found, confidence: confidenceOf(isExpected, judged.includes('unexpected'), seals.side, isShared) };
}

type Side = 'for' | 'against' | 'unknown';

function confidenceOf(isExpected: boolean, isUnexpected: boolean, seals: Side, isShared: boolean): Confidence {
  if (seals === 'for' && !isShared) return 'ruled-out';
  if (isUnexpected || seals === 'against') return 'unlikely';
  return isExpected && seals === 'for' ? 'likely' : 'possible';
}

/** Whether both blocks carry a quorum of proven seals. GoQuorum imports a block with F + 1 of them. */
function sealsOf(pair: ForkPair): { readonly side: Side; readonly says: Phrase } {
  const weak = pair.sides.find(({ seals }) => seals === 'too-few' || seals === 'fails');
  if (weak) {
    const params = { label: weak.label, seals: weak.block?.committers.length ?? null, quorum: weak.quorum };
    return {
      side: 'against',
      says: weak.seals === 'fails' ? phrase('reading.fact.header-fails', params) : phrase('reading.fact.too-few-seals', params),
    };
  }
  const [one, other] = pair.sides;
  if (one.seals !== 'quorum' || other.seals !== 'quorum')
    return { side: 'unknown', says: phrase('reading.fact.seals-unknown', labelsOf(pair)) };
  const params = {
    ...labelsOf(pair),
    seals: one.block?.committers.length ?? null,
    otherSeals: other.block?.committers.length ?? null,
    quorum: one.quorum,
  };
  return { side: 'for', says: phrase('reading.fact.both-quorum', params) };
}

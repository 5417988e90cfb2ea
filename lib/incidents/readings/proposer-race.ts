import { isSameLogHash, logHashOf } from '@/lib/chain/log-hash';
import type { NodePicture } from '@/lib/chain/picture';
import type { Address, Protocol } from '@/lib/consensus/types';
import type { ForkFacts, ForkPair, ForkSide } from '../fork-facts';
import { conditionsOf } from '../known-faults';
import { type Phrase, phrase } from '../phrase';
import type { Confidence, DiagnosisInput } from '../types';
import { type RaceExposure, raceExposure } from './known-race';
import { depthsOf, labelsOf, sayBothExpected, secondsApart } from './pair-facts';
import { atMost, joinFindings, type PairFinding, type ReadingRule } from './rule';
import { turnsAfter } from './turns-after';

/** Blocks made at the same time on one parent differ by no more than their nodes' clocks (seconds). */
const NEAR_SECONDS = 2;

/**
 * A proposer of height N + 1 sent its own block of height N instead: two blocks at N over one parent, one author expected there, the other
 * exactly one later. Source: reference of the fault in `known-race.ts`; receivers never compare a block's number with the view's.
 */
export const proposerRace: ReadingRule = {
  id: 'proposer-race',
  read: (facts, input) => {
    const caught = caughtInLog(facts, input);
    const found = joinFindings(facts.pairs.map((pair) => readPair(pair, input)));
    return {
      ...found,
      says: phrase('reading.race.says', { height: facts.forked, next: facts.forked + 1 }),
      confidence: caught.some(({ isBranch }) => isBranch) ? 'proven' : found.confidence,
      for: [...caught.map(({ says }) => says), ...found.for],
    };
  },
};

function readPair(pair: ForkPair, input: DiagnosisInput): PairFinding {
  const found = { for: [] as Phrase[], against: [] as Phrase[], unknown: [] as Phrase[] };
  const turns = judgeTurns(pair, input);
  found[turns.side].push(turns.says);
  const apart = secondsApart(pair);
  if (apart !== null)
    found[apart <= NEAR_SECONDS ? 'for' : 'against'].push(phrase('reading.fact.times', { ...labelsOf(pair), ms: { ms: apart * 1000 } }));
  const protocol = protocolOf(pair, input);
  const exposure = exposureOf(turns.late, protocol, input);
  found[exposure.side].push(...exposure.says);
  const bothGrew = pair.sides.every(({ depth }) => depth > 1);
  if (bothGrew) found.against.push(phrase('reading.race.both-grew', { ...labelsOf(pair), ...depthsOf(pair) }));
  const sure = confidenceOf(turns.side, exposure.exposure, apart !== null && apart <= NEAR_SECONDS);
  return { ...found, confidence: bothGrew ? atMost(sure, 'possible') : sure };
}

/** As the blocks themselves are written; else as the chain runs now. */
function protocolOf({ sides }: ForkPair, { picture }: DiagnosisInput): Protocol {
  const formats = sides.flatMap(({ block }) => block?.facts?.format ?? []);
  return formats[0] ?? conditionsOf(picture).protocol;
}

function confidenceOf(turns: Side, exposure: RaceExposure, isNear: boolean): Confidence {
  if (exposure === 'other-client' || exposure === 'other-protocol') return 'ruled-out';
  if (turns === 'against') return 'unlikely';
  if (turns === 'unknown') return exposure === 'affected' ? 'possible' : 'unlikely';
  return exposure === 'affected' && isNear ? 'likely' : 'possible';
}

type Side = 'for' | 'against' | 'unknown';
type Turns = { readonly side: Side; readonly says: Phrase; readonly late: Address | null };

/** Whether one author was expected at the height and the other, not expected there, exactly one height later. */
function judgeTurns(pair: ForkPair, input: DiagnosisInput): Turns {
  const [one, other] = pair.sides;
  for (const [inTurn, late] of [
    [one, other],
    [other, one],
  ] as const) {
    const { block } = late;
    if (!block?.author || inTurn.proposer !== 'expected' || late.proposer !== 'unexpected') continue;
    if (turnsAfter(input, inTurn.hash, block.round ?? 0).includes(block.author))
      return { side: 'for', says: sayOneLater(pair, inTurn, late), late: block.author };
  }
  const judged = pair.sides.map(({ proposer }) => proposer);
  if (judged.includes('unknown')) return { side: 'unknown', says: phrase('reading.fact.turns-unknown', labelsOf(pair)), late: null };
  if (judged.every((one) => one === 'expected')) return { side: 'against', says: sayBothExpected(pair), late: null };
  return { side: 'against', says: phrase('reading.race.out-of-turn', labelsOf(pair)), late: null };
}

function sayOneLater(pair: ForkPair, inTurn: ForkSide, late: ForkSide): Phrase {
  return phrase('reading.race.one-later', {
    height: pair.height,
    next: pair.height + 1,
    first: inTurn.label,
    second: late.label,
    author: { validators: inTurn.block?.author ? [inTurn.block.author] : [] },
    late: { validators: late.block?.author ? [late.block.author] : [] },
  });
}

/** The version of the author that was one height ahead where its node is known, else of any validator. */
function exposureOf(
  late: Address | null,
  protocol: Protocol,
  input: DiagnosisInput,
): { side: Side; exposure: RaceExposure; says: readonly Phrase[] } {
  const { nodes, set } = input.picture;
  const validators = nodes.filter(({ address }) => address !== null && (set?.validators.includes(address) ?? true));
  const author = validators.filter(({ address }) => address === late);
  const asked = author.length > 0 ? author : validators;
  const judged = asked.map((node) => ({ node, exposure: raceExposure(node, protocol, input) }));
  const named = (wanted: RaceExposure) => judged.filter(({ exposure }) => exposure === wanted).map(({ node }) => node);
  // Whatever the versions: this is told by the blocks.
  if (protocol === 'ibft') return { side: 'against', exposure: 'other-protocol', says: [phrase('reading.race.ibft')] };
  const affected = named('affected');
  if (affected.length > 0) return { side: 'for', exposure: 'affected', says: [sayVersions('reading.race.affected', affected)] };
  if (judged.length === 0 || named('unknown').length > 0)
    return { side: 'unknown', exposure: 'unknown', says: [phrase('reading.race.version-unknown')] };
  if (named('not-affected').length > 0)
    return { side: 'against', exposure: 'not-affected', says: [sayVersions('reading.race.not-affected', named('not-affected'))] };
  return { side: 'against', exposure: 'other-client', says: [phrase('reading.race.besu')] };
}

function sayVersions(key: 'reading.race.affected' | 'reading.race.not-affected', nodes: readonly NodePicture[]): Phrase {
  const params = { nodes: { list: nodes.map(({ name }) => name) }, versions: { list: [...new Set(nodes.map(versionText))] } };
  return key === 'reading.race.affected' ? phrase('reading.race.affected', params) : phrase('reading.race.not-affected', params);
}

const versionText = ({ client }: NodePicture): string => /quorum-(v[\d.]+)/.exec(client ?? '')?.[1] ?? client ?? 'not known';

type Caught = { readonly says: Phrase; readonly isBranch: boolean };

/** A node's own log shows a proposal of this very height in the view of another; of a block of the fork, that is the race red-handed. */
function caughtInLog({ forked, pairs }: ForkFacts, { picture }: DiagnosisInput): readonly Caught[] {
  const blocks = new Set(pairs.flatMap(({ sides }) => sides.map(({ hash }) => hash)));
  return picture.nodes.flatMap(({ name, log }) =>
    (log?.misnumbered ?? [])
      .filter(({ blockHeight, sequence }) => blockHeight === forked && sequence !== blockHeight)
      .map(({ at, sequence, blockHeight, hash }) => ({
        says: phrase('reading.race.caught', { node: name, at: { at }, sequence, height: blockHeight }),
        isBranch: hash !== null && [...blocks].some((block) => isSameLogHash(logHashOf(block), hash)),
      })),
  );
}

import type { BlockPicture } from '@/lib/chain/picture';
import { sealedBoth as signersOfBoth } from '@/lib/chain/sealed-both';
import type { Address } from '@/lib/consensus/types';
import { type DoubleSealing, doubleSealings } from '../double-sealing';
import { atOnce, standingMs } from '../pace';
import { type Phrase, phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { unexplainedSwitches } from '../unexplained-switches';

/** Validators whose seals are on two verified blocks of one height. Never a motive: several faults of honest software do it. */
export const sealedBoth: Detector = {
  id: 'sealed-both',
  needs: ['headers', 'validator-set'],
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: ['fork', 'reorganisation'],
  isConsequence: (cause, of) => (cause.heights?.from ?? 0) >= (of.heights?.from ?? Number.POSITIVE_INFINITY),
  detect: (input) => ({ present: pairsOf(input).flatMap((blocks) => causeOf(blocks, input)), cannotTell: [] }),
};

/** Blocks of one height that stand, or stood, beside each other. */
function pairsOf(input: DiagnosisInput): readonly (readonly BlockPicture[])[] {
  const { picture } = input;
  const read = (hashes: readonly `0x${string}`[]) => [...new Set(hashes)].flatMap((hash) => picture.block(hash) ?? []);
  const pairs = new Map<string, readonly BlockPicture[]>();
  if (picture.fork.state === 'proven') pairs.set('fork', read(picture.fork.branches.map(({ hash }) => hash)));
  for (const { from, to } of unexplainedSwitches(input)) pairs.set([from, to].sort().join(), read([from, to]));
  return [...pairs.values()];
}

function causeOf(blocks: readonly BlockPicture[], { picture }: DiagnosisInput): Cause[] {
  const sound = blocks.filter(({ verification }) => verification.state === 'verified');
  const signers = signersOfBoth(sound.map(({ committers }) => committers));
  const [first, second] = sound;
  if (signers.length === 0 || !first || !second) return [];
  const { height } = first.header;
  return [
    {
      key: `sealed-both:${height}`,
      severity: 'warning',
      since: null,
      says: saysOf(signers, sound.length, height),
      means: meaning(sound),
      nodes: picture.nodes.filter(({ address }) => address !== null && signers.includes(address)).map(({ name }) => name),
      validators: signers,
      heights: { from: height, to: height },
      facts: {
        height,
        blocks: sound.map(({ header, round, roundSource, author }) => ({ hash: header.hash, round, roundSource, author })),
        validators: signers,
      },
    },
  ];
}

/** Of three blocks nobody need have sealed all. */
const saysOf = (signers: readonly Address[], blocks: number, height: number): Phrase =>
  blocks > 2
    ? phrase('detector.sealed-both.several', { validators: { validators: signers }, blocks, height })
    : phrase('detector.sealed-both.says', { validators: { validators: signers }, height });

/** By each signer's own seals: nodes may keep one block with seals of several rounds. */
function meaning(sound: readonly BlockPicture[]): Phrase {
  const sealings = sound.flatMap((one, index) => sound.slice(index + 1).flatMap((other) => doubleSealings(one, other)));
  const same = sealings.filter(({ sameRound }) => sameRound === 'yes');
  if (same.length > 0) {
    const validators = [...new Set(same.map(({ address }) => address))];
    return phrase('detector.sealed-both.same-round', { validators: { validators }, rounds: { list: roundsOf(same) } });
  }
  if (sealings.some(({ sameRound }) => sameRound === 'unknown')) return phrase('detector.sealed-both.no-rounds');
  return phrase('detector.sealed-both.rounds', { rounds: { list: roundsOf(sealings) } });
}

const roundsOf = (sealings: readonly DoubleSealing[]): readonly string[] => {
  const rounds = sealings.flatMap((one) => one.rounds.filter((round) => round !== null));
  return [...new Set(rounds)].sort((a, b) => a - b).map(String);
};

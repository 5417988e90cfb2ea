import type { BlockPicture } from '@/lib/chain/picture';
import { sealedBoth as signersOfBoth } from '@/lib/chain/sealed-both';
import { atOnce, standingMs } from '../pace';
import { phrase } from '../phrase';
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
  const rounds = sound.map(({ round }) => round);
  return [
    {
      key: `sealed-both:${height}`,
      severity: 'warning',
      since: null,
      says: phrase('detector.sealed-both.says', { validators: { validators: signers }, blocks: sound.length, height }),
      means:
        rounds.includes(null) || sound.some(({ roundSource }) => roundSource !== 'header')
          ? phrase('detector.sealed-both.no-rounds')
          : phrase('detector.sealed-both.rounds', { rounds: { list: rounds.map(String) } }),
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

import type { ForkPair, ForkSide } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';

/** Both authors had the turn of their own round; also said for the meshes kept apart. */
export function sayBothExpected(pair: ForkPair): Phrase {
  const [one, other] = pair.sides;
  const author = ({ block }: ForkSide) => ({ validators: block?.author ? [block.author] : [] });
  const roundKnown = one.block?.roundSource === 'header' && other.block?.roundSource === 'header';
  const params = { ...labelsOf(pair), author: author(one), other: author(other), height: pair.height };
  if (!roundKnown) return phrase('reading.fact.both-expected.round-unknown', params);
  return phrase('reading.fact.both-expected', { ...params, round: one.block?.round ?? null, otherRound: other.block?.round ?? null });
}

export const labelsOf = ({ sides }: ForkPair) => ({ first: sides[0].label, second: sides[1].label });
export const depthsOf = ({ sides }: ForkPair) => ({ depth: sides[0].depth, otherDepth: sides[1].depth });

/** Seconds between the two headers' times; null = a block is not known. */
export function secondsApart({ sides }: ForkPair): number | null {
  const [one, other] = sides.map(({ block }) => block?.header.timestamp);
  return one === undefined || other === undefined ? null : Math.abs(one - other);
}

import type { BlockFact } from './store';

/** A block with the standing of the copy its facts come from: 2 verified, 1 unverifiable, 0 mismatch. */
export type StandingFact = { readonly fact: BlockFact; readonly standing: number };

const STANDING = { verified: 2, unverifiable: 1, mismatch: 0 } as const satisfies Record<BlockFact['verification']['state'], number>;

/** A first copy as it came. */
export function firstCopy(fact: BlockFact): StandingFact {
  return { fact: { ...fact, committers: [...new Set(fact.committers)] }, standing: STANDING[fact.verification.state] };
}

/**
 * What is known of a block after one more copy of it. Facts come from the copy of best standing: a node that serves another header
 * under this hash can't change a verified one, nor add its signers to it (that would accuse validators of sealing what they did not).
 * Copies of equal or lower honest standing only fill what was unknown. The earliest sighting stays.
 */
export function mergeBlock(old: StandingFact, copy: BlockFact): StandingFact {
  const standing = STANDING[copy.verification.state];
  const facts = standing > old.standing && old.standing === STANDING.mismatch ? copy : fill(old, copy, standing);
  const earlier = copy.firstSeenAt < old.fact.firstSeenAt ? copy : old.fact;
  return {
    standing: Math.max(standing, old.standing),
    fact: {
      ...facts,
      committers: [...new Set(facts.committers)],
      verification: judged(old.fact.verification, copy.verification),
      firstSeenAt: earlier.firstSeenAt,
      seenLive: earlier.seenLive,
    },
  };
}

function fill(old: StandingFact, copy: BlockFact, standing: number): BlockFact {
  if (standing === STANDING.mismatch && old.standing > standing) return old.fact;
  const [best, other] = standing > old.standing ? [copy, old.fact] : [old.fact, copy];
  return {
    ...best,
    ...(best.round === null || (best.roundSource !== 'header' && other.roundSource === 'header')
      ? { round: other.round, roundSource: other.roundSource }
      : {}),
    author: best.author ?? other.author,
    committers: [...old.fact.committers, ...copy.committers],
    proposer: best.proposer === 'unknown' ? other.proposer : best.proposer,
    validatorCount: best.validatorCount ?? other.validatorCount,
  };
}

/** The last definite word: verified or mismatch, whichever came later; "can't be checked" takes neither back. */
function judged(old: BlockFact['verification'], said: BlockFact['verification']): BlockFact['verification'] {
  return said.state === 'unverifiable' && old.state !== 'unverifiable' ? old : said;
}

import type { DrillBlock, Prepare, RoundChange } from '@/lib/drill/types';

/**
 * Why a proposal of a later round may not stand on these ROUND-CHANGEs and PREPAREs; null = it may: a quorum of them prepared nothing, or
 * one prepared this very block in the highest round there is among a quorum. Source: quorum qbft/core/justification.go isJustified.
 */
export function whyNotJustified(
  proposal: () => DrillBlock,
  roundChanges: readonly RoundChange[],
  prepares: readonly Prepare[],
  quorum: number,
): string | null {
  if (roundChanges.length < quorum) return 'number of roundchange messages is less than required quorum of messages';
  const [first] = prepares;
  if (first === undefined) return hasQuorumForNil(roundChanges, quorum) ? null : NO_NIL;
  if (prepares.length < quorum) return 'number of prepared messages is less than required quorum of messages';
  const { hash } = proposal();
  if (prepares.some(({ round, digest }) => round !== first.round || digest !== hash)) {
    return 'prepared messages do not have same round or do not match proposal';
  }
  return hasQuorumForPrepared(roundChanges, first.round, hash, quorum) ? null : NO_PREPARED;
}

const NO_NIL = 'quorum of roundchange messages with nil prepared round not found';
const NO_PREPARED = 'quorum of roundchange messages with prepared round and proposal not found';

const hasQuorumForNil = (roundChanges: readonly RoundChange[], quorum: number): boolean =>
  roundChanges.filter(({ prepared }) => prepared === null).length >= quorum;

function hasQuorumForPrepared(roundChanges: readonly RoundChange[], round: number, hash: string, quorum: number): boolean {
  const notHigher = roundChanges.filter(({ prepared }) => prepared === null || prepared.round <= round);
  return notHigher.length >= quorum && notHigher.some(({ prepared }) => prepared?.round === round && prepared.block.hash === hash);
}

/** Whether a ROUND-CHANGE brings a quorum of PREPAREs of what it says it prepared. Source: the same, hasMatchingRoundChangeAndPrepares. */
export const hasMatchingPrepares = ({ prepared, justification }: RoundChange, quorum: number): boolean =>
  prepared !== null &&
  justification.length >= quorum &&
  justification.every(({ digest, round }) => digest === prepared.block.hash && round === prepared.round);

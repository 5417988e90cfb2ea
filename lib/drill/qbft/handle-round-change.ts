import { faultTolerance } from '@/lib/consensus/quorum';
import { broadcastRoundChange } from '@/lib/drill/qbft/broadcast-round-change';
import { type Core, currentOf, isProposer, quorumOf } from '@/lib/drill/qbft/core-state';
import { whyNotJustified } from '@/lib/drill/qbft/is-justified';
import { sendPreprepare } from '@/lib/drill/qbft/send-preprepare';
import { startNewRound } from '@/lib/drill/qbft/start-new-round';
import type { RoundChange } from '@/lib/drill/types';

/**
 * Counts a ROUND-CHANGE. When exactly F+1 validators ask for higher rounds the core jumps to the lowest of them (never when the count
 * leaps over F+1); when a quorum asks for the round under way its proposer proposes. True = handled.
 * Source: quorum qbft/core/roundchange.go handleRoundChange.
 */
export function handleRoundChange(core: Core, message: RoundChange): boolean {
  const current = currentOf(core);
  const { round } = current;
  const set = core.roundChanges;
  if (message.round >= round) set.add(message, quorumOf(core));
  if (set.countHigher(round) === faultTolerance(core.validators.length) + 1) {
    const jump = set.lowestAbove(round);
    startNewRound(core, jump);
    broadcastRoundChange(core, jump);
    return true;
  }
  if (set.countAt(round) < quorumOf(core) || !isProposer(core) || current.preprepareSent >= round) return true;
  const prepared = set.highestPreparedAt(round);
  const proposal = prepared === null ? current.pendingRequest : { height: prepared.header.height, block: () => prepared };
  if (proposal === null) return false;
  const roundChanges = set.messagesAt(round);
  const prepares = set.preparesAt(round);
  if (whyNotJustified(proposal.block, roundChanges, prepares, quorumOf(core)) === null) {
    sendPreprepare(core, { proposal, roundChanges, prepares });
  }
  return true;
}

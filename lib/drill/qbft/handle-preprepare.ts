import { broadcast } from '@/lib/drill/qbft/broadcast';
import { type Core, currentOf, quorumOf } from '@/lib/drill/qbft/core-state';
import { whyNotJustified } from '@/lib/drill/qbft/is-justified';
import { startRoundTimer, stopFuturePreprepareTimer } from '@/lib/drill/qbft/round-timer';
import { setState } from '@/lib/drill/qbft/start-new-round';
import type { Preprepare } from '@/lib/drill/types';

/** Takes a proposal of this view; true = handled. Source: quorum qbft/core/preprepare.go handlePreprepareMsg. */
export function handlePreprepare(core: Core, message: Preprepare): boolean {
  const { block, round, roundChanges, prepares } = message;
  if (core.proposer !== message.source) return false;
  if (round > 0 && whyNotJustified(() => block, roundChanges, prepares, quorumOf(core)) !== null) return false;
  const verdict = core.backend.verify(block);
  if (!verdict.ok) {
    if ('futureMs' in verdict) tryAgain(core, message, verdict.futureMs);
    return false;
  }
  if (core.state !== 'accept-request') return true;
  startRoundTimer(core);
  currentOf(core).preprepare = message;
  setState(core, 'preprepared');
  const { height } = currentOf(core);
  broadcast(core, { kind: 'prepare', source: core.backend.self, height, round: currentOf(core).round, digest: block.hash });
  return true;
}

/** A block from the future comes back when its time is there, if no timer is set anew before. */
function tryAgain(core: Core, message: Preprepare, inMs: number): void {
  stopFuturePreprepareTimer(core);
  core.futurePreprepareTimer = core.post(() => {
    core.futurePreprepareTimer = null;
    core.deliver(message);
  }, inMs);
}

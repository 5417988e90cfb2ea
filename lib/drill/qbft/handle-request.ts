import { type Core, currentOf } from '@/lib/drill/qbft/core-state';
import { startRoundTimer } from '@/lib/drill/qbft/round-timer';
import { sendPreprepare } from '@/lib/drill/qbft/send-preprepare';
import type { Candidate } from '@/lib/drill/types';

/**
 * The node's own block for a height is due: from here the round's time-out runs, and the proposer proposes. With an empty block period an
 * empty block waits for the difference first. Source: quorum qbft/core/request.go handleRequest, handler.go handleEvents.
 */
export function handleRequest(core: Core, asked: Candidate): void {
  const current = currentOf(core);
  if (asked.height > current.height) core.pendingRequests.push(asked);
  if (asked.height !== current.height) return;
  const delay = emptyBlockDelayMs(core, asked);
  const candidate = delay > 0 && core.state === 'accept-request' ? asked.delayedBy(delay / 1000) : asked;
  current.pendingRequest = candidate;
  if (core.state !== 'accept-request') return;
  const propose = (): void => {
    startRoundTimer(core);
    sendPreprepare(core, { proposal: candidate, roundChanges: [], prepares: [] });
  };
  if (core.backend.settingsAt(current.height).emptyBlockPeriodMs > 0) core.emptyBlockTimer?.cancel();
  if (delay > 0) core.emptyBlockTimer = core.post(propose, delay);
  else propose();
}

function emptyBlockDelayMs(core: Core, candidate: Candidate): number {
  const { emptyBlockPeriodMs, blockPeriodMs } = core.backend.settingsAt(candidate.height);
  if (emptyBlockPeriodMs <= blockPeriodMs || candidate.block().transactions.length > 0) return 0;
  return emptyBlockPeriodMs - blockPeriodMs;
}

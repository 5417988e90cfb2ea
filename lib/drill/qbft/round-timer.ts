import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { type Core, currentOf } from '@/lib/drill/qbft/core-state';

/** Starts the time-out of the round under way anew; a PRE-PREPARE that waits for its time is forgotten. Source: quorum qbft/core/core.go newRoundChangeTimer. */
export function startRoundTimer(core: Core): void {
  stopTimers(core);
  const { height, round } = currentOf(core);
  const length = roundTimeoutMs(core.backend.settingsAt(height), round);
  const timer = core.post(() => {
    core.roundTimer = null;
    core.timeout();
  }, length);
  core.roundTimer = { at: core.backend.sim.now() + length, timer };
}

/** Source: quorum qbft/core/core.go stopTimer. The empty block's delay goes on: the client forgets it too. */
export function stopTimers(core: Core): void {
  stopFuturePreprepareTimer(core);
  core.roundTimer?.timer.cancel();
  core.roundTimer = null;
}

export function stopFuturePreprepareTimer(core: Core): void {
  core.futurePreprepareTimer?.cancel();
  core.futurePreprepareTimer = null;
}

import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { type Core, currentOf } from '@/lib/drill/qbft/core-state';

/** Most ms between a timer's end and the moment the core's loop gets to its event. */
const QUEUE_MS = 2;

/**
 * Starts the time-out of the round under way anew; a PRE-PREPARE that waits for its time is forgotten. A time-out that has fired waits in the
 * core's queue and can't be taken back: after a jump to a higher round it still ends that one (seen on v24.4.1: a node alone one round on).
 * Source: quorum qbft/core/core.go newRoundChangeTimer, handler.go handleTimeoutMsg.
 */
export function startRoundTimer(core: Core): void {
  stopTimers(core);
  const { height, round } = currentOf(core);
  const { sim, self } = core.backend;
  const queue = sim.random(`time-out ${self}`);
  const length = roundTimeoutMs(core.backend.settingsAt(height), round);
  const timer = core.post(() => {
    core.roundTimer = null;
    core.post(() => core.timeout(), queue.next() * QUEUE_MS);
  }, length);
  core.roundTimer = { at: sim.now() + length, timer };
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

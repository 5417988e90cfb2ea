import { broadcast } from '@/lib/drill/qbft/broadcast';
import { type Core, currentOf } from '@/lib/drill/qbft/core-state';
import type { RoundChange } from '@/lib/drill/types';

/**
 * A wedged core that holds F+1 ROUND-CHANGEs sends its own to itself again and again at full speed. Nobody else hears of it (they have it
 * already), so the drill lets it take a breath: time would stand still otherwise.
 */
const REPEAT_MS = 100;

const NONE: RoundChange['justification'] = [];

/** Asks the others for `round`, with the prepared block and its PREPAREs. Source: quorum qbft/core/roundchange.go broadcastRoundChange. */
export function broadcastRoundChange(core: Core, round: number): void {
  const { height, round: currentRound, prepared } = currentOf(core);
  if (currentRound > round) return;
  const justification = core.preparedPrepares ?? NONE;
  const asked: RoundChange = { kind: 'round-change', source: core.backend.self, height, round, prepared, justification };
  const message = core.backend.sign(asked);
  const isSame = message === core.lastRoundChange;
  core.lastRoundChange = message;
  broadcast(core, message, isSame ? REPEAT_MS : 0);
}

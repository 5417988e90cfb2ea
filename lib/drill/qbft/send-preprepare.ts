import { broadcast } from '@/lib/drill/qbft/broadcast';
import { type Core, currentOf, isProposer } from '@/lib/drill/qbft/core-state';
import type { Candidate, Prepare, Preprepare, RoundChange } from '@/lib/drill/types';

type Request = {
  readonly proposal: Pick<Candidate, 'height' | 'block'>;
  readonly roundChanges: readonly RoundChange[];
  readonly prepares: readonly Prepare[];
};

/** Proposes, when it is this core's turn and the block has the height under way. Source: quorum qbft/core/preprepare.go sendPreprepareMsg. */
export function sendPreprepare(core: Core, { proposal, roundChanges, prepares }: Request): void {
  const current = currentOf(core);
  if (current.height !== proposal.height || !isProposer(core)) return;
  const { height, round } = current;
  const message: Preprepare = {
    kind: 'preprepare',
    source: core.backend.self,
    height,
    round,
    block: proposal.block(),
    roundChanges,
    prepares,
  };
  broadcast(core, message);
  current.preprepareSent = round;
}

import { broadcast } from '@/lib/drill/qbft/broadcast';
import { type Core, currentOf, digestOf, quorumOf } from '@/lib/drill/qbft/core-state';
import { setState } from '@/lib/drill/qbft/start-new-round';
import type { Prepare } from '@/lib/drill/types';

/** Counts a PREPARE; with a quorum the block is prepared and the COMMIT goes out. True = handled. Source: quorum qbft/core/prepare.go. */
export function handlePrepare(core: Core, message: Prepare): boolean {
  const current = currentOf(core);
  const block = current.preprepare?.block;
  if (block === undefined || message.digest !== digestOf(core)) return false;
  current.prepares.set(message.source, message);
  if (current.prepares.size < quorumOf(core) || core.state !== 'preprepared') return true;
  current.prepared = { round: current.round, block };
  core.preparedPrepares = [...current.prepares.values()];
  setState(core, 'prepared');
  broadcast(core, { kind: 'commit', source: core.backend.self, height: current.height, round: current.round, digest: block.hash });
  return true;
}

import { broadcastRoundChange } from '@/lib/drill/qbft/broadcast-round-change';
import { type Core, currentOf, digestOf, quorumOf } from '@/lib/drill/qbft/core-state';
import { setState } from '@/lib/drill/qbft/start-new-round';
import type { Commit } from '@/lib/drill/types';

/**
 * Counts a COMMIT; with a quorum the block goes to the chain, sealed by those counted so far, in the order they came (the client's order is
 * a map's, random). True = handled. Source: quorum qbft/core/commit.go.
 */
export function handleCommit(core: Core, message: Commit): boolean {
  const current = currentOf(core);
  const block = current.preprepare?.block;
  if (block === undefined || message.digest !== digestOf(core)) return false;
  current.commits.set(message.source, message);
  if (current.commits.size < quorumOf(core)) return true;
  setState(core, 'committed');
  const isDone = core.backend.commit(block, current.round, [...current.commits.keys()]);
  if (!isDone) broadcastRoundChange(core, current.round + 1);
  return true;
}

import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { Address } from '@/lib/consensus/types';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import type { NotedRow } from './round-book';

/**
 * Whose turn a round of a past height was, by the set carried down to it. Only where the rule also names the author it really had: after a
 * restart nodes may take turns in another order, and a prepared block is proposed again by somebody else.
 */
export function pastTurn(
  state: NetworkState,
  { row, parent, set, round }: { row: NotedRow; parent: NotedRow | null; set: readonly Address[] | null; round: number },
): Address | null {
  const settings = settingsOf(state, row.height);
  const lastAuthor = row.height > 1 ? (parent?.author ?? null) : null;
  if (!set || !settings || row.round === null || (row.height > 1 && lastAuthor === null)) return null;
  const { policy, protocol } = settings;
  const ask = { validators: set, lastAuthor, policy, family: state.family, protocol };
  const order = turnOrders(state.family, protocol).find(
    (one) => expectedProposer({ ...ask, round: row.round ?? 0, order: one }) === row.author,
  );
  return order ? expectedProposer({ ...ask, round, order }) : null;
}

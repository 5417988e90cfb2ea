import type { Store } from '@/lib/storage/store';
import { keepLines } from './commit-event';

/**
 * A policy that asks for more approvals than when a plan was made holds for it as well, until it has started: what the page says is then what a
 * start asks for. One that asks for fewer changes no plan. Kept with a line in the plan's log and the audit log. Rejects with a StoreError.
 */
export function raiseApprovals(store: Pick<Store, 'transaction'>, network: string, approvals: 0 | 1 | 2, at: number): Promise<void> {
  return store.transaction(async (trx) => {
    const kept = await trx.recovery.open(network);
    if (!kept?.plan.isDestructive || kept.run.startedAt !== null || kept.approvalsNeeded >= approvals) return;
    const { number, revision, approvalsNeeded } = kept;
    await trx.recovery.raiseApprovals(network, number, revision, approvals);
    const data = { approvals: { from: approvalsNeeded, to: approvals } };
    await keepLines(trx, network, number, [{ at, kind: 'event', step: null, node: null, by: null, data }]);
  });
}

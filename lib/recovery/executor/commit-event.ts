import type { KeptPlan } from '@/lib/storage/recovery-store';
import type { StoreTransaction } from '@/lib/storage/store';
import { type ChangeLine, linesOfChange } from '../lines-of-change';
import type { Effect, RunContext, RunEvent } from '../run-types';
import type { DeskDeps, Hindrance } from './desk-types';

/** What one event came to. `gone` = there is no such plan; `not-ours` = another process executes. */
export type Committed =
  | { readonly state: 'kept'; readonly kept: KeptPlan; readonly effects: readonly Effect[] }
  | { readonly state: 'refused' | 'gone' | 'not-ours' };

export const contextOf = (
  { hash, author, approvalsNeeded }: Pick<KeptPlan, 'hash' | 'author' | 'approvalsNeeded'>,
  approvers: RunContext['approvers'],
): RunContext => ({ planHash: hash, author, approvalsNeeded, approvers });

/**
 * One event in one transaction: the run as it is kept, its transition, lines and audit, and the lease. Nothing comes in between, and of what it
 * asks for nothing is begun before all of it is kept. `hindrance`: what kept the desk from keeping anything until now. Rejects with a
 * StoreError, and then nothing was changed.
 */
export function commitEvent(
  { network, store, holder, rules, clock, approvers }: Pick<DeskDeps, 'network' | 'store' | 'holder' | 'rules' | 'clock' | 'approvers'>,
  number: number,
  event: RunEvent,
  { leaseMs, hindrance = null }: { readonly leaseMs: number; readonly hindrance?: Hindrance | null },
): Promise<Committed> {
  return store.transaction(async (trx): Promise<Committed> => {
    const now = clock.now();
    if (!(await trx.recovery.lease(network, holder, now, now + leaseMs))) return { state: 'not-ours' };
    const kept = await trx.recovery.find(network, number);
    if (kept === null) return { state: 'gone' };
    // Only up to the start it matters who may approve.
    const context = contextOf(kept, kept.run.startedAt === null ? await approvers(trx) : []);
    const result = rules.transition(kept.plan, context, kept.run, event);
    if (!result.ok) return { state: 'refused' };
    await trx.recovery.save(network, number, kept.revision, result.run);
    const lines = [...afterHindrance(hindrance, now), ...linesOfChange(kept.plan, kept.run, result.run, event, result.judged)];
    await keepLines(trx, network, number, lines);
    return { state: 'kept', kept: { ...kept, revision: kept.revision + 1, run: result.run }, effects: result.effects };
  });
}

/** That nothing could be kept for a while, told by the first that is kept again. */
function afterHindrance(hindrance: Hindrance | null, at: number): readonly ChangeLine[] {
  if (hindrance?.kind !== 'store') return [];
  const { since, problem } = hindrance;
  return [{ at, kind: 'event', step: null, node: null, by: null, data: { unkept: { since, problem } } }];
}

/** Lines in the plan's log and, in the audit log, every call, answer, step and problem of its own and all checks that turned at once in one row. */
export async function keepLines(trx: StoreTransaction, network: string, number: number, lines: readonly ChangeLine[]): Promise<void> {
  if (lines.length > 0) await trx.recovery.log(network, number, lines);
  const row = (at: number, action: string, outcome: 'done' | 'failed', detail: Readonly<Record<string, unknown>>) =>
    trx.audit({ at, action, outcome, by: null, address: null, network, object: `plan ${number}`, detail });
  for (const { at, kind, node, step, data } of lines) {
    if (kind === 'check' || kind === 'person') continue;
    const hasFailed = kind === 'problem' || (kind === 'answer' && data.outcome !== 'answered');
    const action = kind === 'event' && data.restarted !== true ? 'recovery.see' : ACTIONS[kind];
    await row(at, action, hasFailed ? 'failed' : 'done', { step, node, ...data });
  }
  const checks = lines.filter(({ kind }) => kind === 'check');
  const last = checks.at(-1);
  if (last) await row(last.at, 'recovery.check', 'done', { checks: checks.map(({ node, data }) => ({ node, ...shortCheck(data) })) });
}

const ACTIONS = {
  event: 'recovery.resume',
  intent: 'recovery.send',
  answer: 'recovery.answer',
  step: 'recovery.step',
  problem: 'recovery.stop',
};

const shortCheck = ({ check, state, task }: ChangeLine['data']) => (check === undefined ? { task, state } : { check, state });

import type { KeptPlan } from '@/lib/storage/recovery-store';
import { callsNow } from '../machine/calls-now';
import type { Task } from '../plan-types';
import { ENDED } from '../run-types';

/** Calls that are kept as to be sent, in the plan or on its way out. `isLate` = the run was stopped meanwhile: only what was begun before goes on. */
export type DueSend = { readonly key: string; readonly task: Task; readonly isLate: boolean };

/** What a kept run asks for now, told from what is kept alone: whoever kept it, a desk or a person's command, it is due all the same. */
export function dueSends({ number, plan, run }: KeptPlan): readonly DueSend[] {
  const own = plan.steps.flatMap(({ tasks }) => tasks.map((task) => ({ task, isLate: run.wayOut !== null })));
  const wayOut = (run.wayOut ?? []).flatMap(({ tasks }) => tasks.map((task) => ({ task, isLate: false })));
  const isStopped = run.phase === 'paused' || ENDED.includes(run.phase);
  return [...own, ...wayOut].flatMap(({ task, isLate }) => {
    const state = run.tasks[task.id];
    if (state?.state !== 'sending') return [];
    return [{ key: `${number} ${task.id} ${state.attempt}`, task: callsNow(plan, run, task), isLate: isLate || isStopped }];
  });
}

/** Which of the product's own works the step under way waits for; null = none. */
export function dueWork({ run }: KeptPlan): 'save-evidence' | 'give-back' | null {
  if (run.phase === 'save-evidence') return run.evidence.isComplete || run.evidenceSkipped ? null : 'save-evidence';
  return run.phase === 'give-back' ? 'give-back' : null;
}

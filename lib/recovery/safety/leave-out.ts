import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { currentStep, isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';

/**
 * Why the run can't go on without a node; null = it can: the step under way allows it, those that are left are a quorum, and it is known where
 * the node stands. One that a rewind is under way at, or that landed elsewhere, stays in every check.
 */
export function whyNeeded(plan: Plan, run: Run, node: string): Phrase | null {
  if (!currentStep(plan, run)?.dispensable.includes(node)) return phrase('run.refuse.needed', { node });
  if (node in run.leftOut) return phrase('run.refuse.left-out', { node });
  if (plan.steps.some(({ tasks }) => tasks.some((task) => task.node === node && mayHaveLanded(run, task))))
    return phrase('run.refuse.rewind-open', { node });
  const isLeft = (name: string) => name !== node && !(name in run.leftOut) && !plan.absent.includes(name);
  const addresses = plan.validatorNodes.filter(isLeft).map((name) => plan.basis.addresses[name] ?? name);
  const isShort = plan.validatorNodes.includes(node) && new Set(addresses).size < plan.basis.quorumSize;
  return isShort ? phrase('run.refuse.quorum', { node, quorum: plan.basis.quorumSize }) : null;
}

/** What a node refused was not done; of all else that was begun only a verified landing is known. */
const mayHaveLanded = (run: Run, task: Task): boolean =>
  task.isDestructive && isBegun(run, task) && !isSettled(run, task) && stateOf(run, task.id).state !== 'refused';

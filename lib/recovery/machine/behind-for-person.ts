import { guard } from '../guard';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import { whyNeeded } from '../safety/leave-out';
import { currentStep, isOfPerson, isReady, isSettled } from './steps-of';

/**
 * Nodes that stay behind, for which a remedy by a person's hand is left, and that the run can go on without: a member that has far to go, say,
 * while all others wait for it.
 */
export function behindForPerson(plan: Plan, run: Run): readonly string[] {
  const step = currentStep(plan, run);
  if (!step || run.wayOut || run.problem || run.endedAt !== null || !isReady(run, step)) return [];
  const waiting = step.tasks.filter((task) => task.unless !== undefined && isOfPerson(task) && !isSettled(run, task));
  return [...new Set(waiting.map(({ node }) => node))].filter((node) => whyNeeded(plan, run, node) === null && isFine(plan, run, node));
}

/** No rule is broken by it: links with others that it has would count as a stranger's then. */
function isFine(plan: Plan, run: Run, node: string): boolean {
  const leftOut = { ...run.leftOut, [node]: { by: { id: '', name: '' }, at: run.clock } };
  return guard(plan, { ...run, leftOut }, run.looks, run.clock, null) === null;
}

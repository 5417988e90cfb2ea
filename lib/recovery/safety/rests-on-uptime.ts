import type { Plan, Task } from '../plan-types';
import type { NodeLook } from '../survey-types';
import { rewinds } from './what-a-task-does';

/**
 * Where the node lands was told by how long its process has run: a restart since then may have taken the older states from its memory. Not where
 * a landing below is let pass, nor where the plan itself has its process restarted first.
 */
export const restsOnUptime = (plan: Plan, node: string): boolean =>
  plan.steps.some(({ tasks }, index) => tasks.some((task) => task.node === node && isBound(task) && !isRestartedFirst(plan, node, index)));

const isBound = (task: Task): boolean => rewinds(task) && task.after.some((check) => check.kind === 'head' && check.orBelow === undefined);

const isRestartedFirst = (plan: Plan, node: string, before: number): boolean =>
  plan.steps
    .slice(0, before)
    .some(({ tasks }) =>
      tasks.some((task) => task.node === node && (task.byHand?.kind === 'restart' || task.byHand?.kind === 'start-process')),
    );

/** Its log tells another start than when the plan was made, or one since then where none was told. */
export function isRestarted({ basis, madeAt }: Plan, { node, startedAt }: NodeLook): boolean {
  const was = basis.starts?.[node];
  return startedAt !== undefined && (was === undefined ? startedAt > madeAt : startedAt !== was);
}

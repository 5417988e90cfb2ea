import type { Phrase } from '@/lib/incidents/phrase';
import type { Plan, Task } from '../plan-types';
import type { Run, TaskState, Transition } from '../run-types';
import { enterStep } from './enter-step';
import { attemptsOf, isOfPerson, stateOf } from './steps-of';

/**
 * Back into an earlier step, to make so again what has come undone: everything from there on is done once more and checked once more, but
 * nothing that takes something from a node, and no work of a person whose result is seen to stand. `why` is kept for the report.
 */
export function goBack(plan: Plan, run: Run, index: number, why: Phrase, now: number): Transition {
  const redone = plan.steps.slice(index, run.step + 1).flatMap(({ tasks }) => tasks);
  const tasks = redone.flatMap((task) => {
    const state = onceMore(task, stateOf(run, task.id), now);
    return state ? [[task.id, state] as const] : [];
  });
  const over = new Set(plan.steps.slice(index).map(({ id }) => id));
  const doneSteps = Object.fromEntries(Object.entries(run.doneSteps).filter(([id]) => !over.has(id)));
  const { proofGone: _, ...kept } = run;
  const wentBack = { at: now, to: plan.steps[index]?.id ?? '', why };
  return enterStep(plan, { ...kept, wentBack, doneSteps, tasks: { ...run.tasks, ...Object.fromEntries(tasks) } }, index, now);
}

/** null = it stays what it is. It counts as begun all the while: a way out puts it back. */
function onceMore(task: Task, state: TaskState, since: number): TaskState | null {
  if (task.isDestructive || ['waiting', 'sending', 'left-out'].includes(state.state)) return null;
  if (state.state === 'not-needed') return { state: 'waiting' };
  return { state: 'unsure', attempt: attemptsOf(state), since, why: isOfPerson(task) ? 'retry' : 'again' };
}

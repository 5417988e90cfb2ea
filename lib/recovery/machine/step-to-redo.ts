import type { Plan, Step, Task } from '../plan-types';
import type { Run } from '../run-types';
import { addsLinks, calls, rewinds } from '../safety/what-a-task-does';
import { isBegun, isSettled } from './steps-of';

/** The nearest step before the one under way that made something so, and that nothing undid since; null = there is none. */
function nearest(plan: Plan, run: Run, makes: (step: Step) => boolean, undoes: (task: Task) => boolean): number | null {
  for (let index = run.step; index >= 0; index--) {
    const step = plan.steps[index];
    if (step && makes(step)) return index;
    if (step?.tasks.some((task) => undoes(task) && isBegun(run, task))) return null;
  }
  return null;
}

/** It cuts links, or proves that they stay cut. */
export const isApart = ({ kind }: Step): boolean => kind === 'isolate' || kind === 'prove-isolation';

/** Where nodes are cut off, before it is proven that they are. */
export function isolatingStep(plan: Plan, run: Run): number | null {
  let index = nearest(plan, run, isApart, addsLinks);
  for (; index !== null && index > 0; index--) {
    const before = plan.steps[index - 1];
    if (!before || !isApart(before)) break;
  }
  return index;
}

/** A rewind is to come before nodes are connected again. */
export function isRewindAhead(plan: Plan, run: Run): boolean {
  const ahead = plan.steps.slice(run.step);
  const end = ahead.findIndex(({ tasks }) => tasks.some(addsLinks));
  const tasks = ahead.slice(0, end < 0 ? ahead.length : end).flatMap((step) => step.tasks);
  return tasks.some((task) => rewinds(task) && !isSettled(run, task));
}

/**
 * The step that makes so again what a problem says has come undone: cores that run again are stopped, links that came back are cut, links that
 * went are made. null = nothing of the kind, or what undoes it has been done since.
 */
export function stepToRedo(plan: Plan, run: Run): number | null {
  const { problem, checks, looks } = run;
  if (!problem || run.wayOut) return null;
  const open = checks.flatMap(({ state, check }) => (state === 'passed' ? [] : [check]));
  const hasLinks =
    problem.code === 'peer-in-isolation' ||
    problem.says.key === 'run.safety.not-isolated' ||
    open.some((check) => check.kind === 'no-peers');
  const stopping = nearest(
    plan,
    run,
    ({ tasks }) => tasks.some((task) => calls(task, 'miner_stop') && isBegun(run, task)),
    (task) => calls(task, 'miner_start'),
  );
  const stopped = new Set((stopping === null ? [] : (plan.steps[stopping]?.tasks ?? [])).map(({ node }) => node));
  const hasCores =
    problem.says.key === 'run.safety.core-on' ||
    open.some((check) => check.kind === 'core' && !check.running) ||
    (hasLinks && looks.some(({ node, mining }) => mining === true && stopped.has(node)));
  const lacksLinks = problem.code === 'too-late' && open.some((check) => check.kind === 'linked');
  const linking = (step: Step) => step.tasks.some((task) => addsLinks(task) && task.unless === undefined && isBegun(run, task));
  const found = [
    hasLinks ? isolatingStep(plan, run) : null,
    hasCores ? stopping : null,
    lacksLinks ? nearest(plan, run, linking, (task) => calls(task, 'miner_start')) : null,
  ].filter((index) => index !== null);
  return found.length === 0 ? null : Math.min(...found);
}

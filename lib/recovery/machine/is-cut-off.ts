import type { Task } from '../plan-types';
import type { Run } from '../run-types';
import { isSettled } from './steps-of';

export const CATCH_UP = 'way-out:catch-up';

/** On the way out: a rewound node that did not catch up is connected with nobody else and not started. */
export const isCutOff = (run: Run, task: Task): boolean => cutOff(run, task).has(task.node);

/** Rewound nodes that were to catch up in a step before this task's, and were not seen to. */
export function cutOff(run: Run, task: Task): ReadonlySet<string> {
  const steps = run.wayOut ?? [];
  const at = steps.findIndex(({ tasks }) => tasks.includes(task));
  const before = new Set(steps.slice(0, Math.max(0, at)).flatMap(({ tasks }) => tasks));
  // The calls of the step itself and a person's part of it are one.
  return new Set(catchingUp(run).flatMap((one) => (before.has(one) && !isSettled(run, one) && !isCatchUp(task) ? whoCatchesUp(one) : [])));
}

/** Tasks that are over once a rewound node was seen with its blocks again. */
export const catchingUp = (run: Run): readonly Task[] => (run.wayOut ?? []).flatMap(({ tasks }) => tasks.filter(isCatchUp));

/** The nodes that are seen with their blocks again by it: its own, or those that its own dials as nobody can dial it. */
export const whoCatchesUp = ({ after }: Task): readonly string[] =>
  after.flatMap((check) => (check.kind === 'reaches' ? [check.node] : []));

const isCatchUp = ({ id, after }: Task): boolean => id.startsWith(`${CATCH_UP}:`) && after.some(({ kind }) => kind === 'reaches');

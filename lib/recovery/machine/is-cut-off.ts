import type { Task } from '../plan-types';
import type { Run } from '../run-types';
import { isSettled } from './steps-of';

/** On the way out: a rewound node that did not catch up is connected with nobody else and not started. */
export function isCutOff(run: Run, task: Task): boolean {
  const at = (run.wayOut ?? []).findIndex(({ tasks }) => tasks.includes(task));
  return (run.wayOut ?? [])
    .slice(0, Math.max(0, at))
    .some(({ id, tasks }) => id === CATCH_UP && tasks.some((one) => one.node === task.node && !isSettled(run, one)));
}

export const CATCH_UP = 'way-out:catch-up';

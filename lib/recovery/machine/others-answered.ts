import type { Step, Task } from '../plan-types';
import type { Run } from '../run-types';
import { isCutOff } from './is-cut-off';
import { isSettled, stateOf } from './steps-of';

/** A call under way for longer holds back nobody: the others' round 0 would be over. */
const MOST_PATIENCE_MS = 2_000;

/** When the last call of the step's other tasks was answered, or hung for so long that nobody waits for it; null = one is still to come. */
export function othersAnswered(run: Run, step: Step, task: Task, now: number): number | null {
  let last = run.stepSince;
  for (const other of step.tasks) {
    // Two that start after the others do not wait for each other.
    if (other.id === task.id || other.isAfterOthers || isSettled(run, other) || isCutOff(run, other)) continue;
    const state = stateOf(run, other.id);
    if (state.state === 'waiting') return null;
    const at = 'at' in state ? state.at : state.state === 'sending' ? state.since + MOST_PATIENCE_MS : state.since;
    if (at > now) return null;
    last = Math.max(last, at);
  }
  return last;
}

import { currentStep, isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';

/** Silent for longer than a restart takes. */
const LOST_AFTER_MS = 30_000;

/** Silent at every look for long. One at work on a rewind may be silent for as long as that takes; it is counted from the end of the call. */
export function isLost(plan: Plan, run: Run, node: string, now: number): boolean {
  const since = run.holdsSince[`silent:${node}`];
  if (since === undefined) return false;
  const begun = (currentStep(plan, run)?.tasks ?? []).filter(
    (task) => task.node === node && task.isDestructive && isBegun(run, task) && !isSettled(run, task),
  );
  return now - Math.max(since, ...begun.map((task) => endOfCall(run, task))) > LOST_AFTER_MS;
}

/** Its answer always comes or is given up: until then no end is known. */
function endOfCall(run: Run, { id }: Task): number {
  const state = stateOf(run, id);
  if (state.state === 'sending') return Number.POSITIVE_INFINITY;
  return 'since' in state ? state.since : 'at' in state ? state.at : Number.NEGATIVE_INFINITY;
}

import type { PlannedStepView, StepNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** "24 done, 3 not needed, 2 not done, of 29": what was not needed was not done. */
export function countedSteps(steps: readonly PlannedStepView[], now: readonly StepNow[]): string {
  const stateOf = new Map(now.map(({ id, state }) => [id, state]));
  const count = (state: StepNow['state']) => steps.filter(({ id }) => stateOf.get(id) === state).length;
  const [done, unneeded] = [count('done'), count('not-needed')];
  const open = steps.length - done - unneeded;
  return [
    sayRun('counted-steps.done', { done }),
    ...(unneeded === 0 ? [] : [sayRun('counted-steps.not-needed', { unneeded })]),
    ...(open === 0 ? [] : [sayRun('counted-steps.not-done', { open })]),
    sayRun('counted-steps.of', { steps: steps.length }),
  ].join(', ');
}

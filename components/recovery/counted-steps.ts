import type { PlannedStepView, StepNow } from '@/lib/views/recovery-types';

/** "24 done, 3 not needed, 2 not done, of 29": what was not needed was not done. */
export function countedSteps(steps: readonly PlannedStepView[], now: readonly StepNow[]): string {
  const stateOf = new Map(now.map(({ id, state }) => [id, state]));
  const count = (state: StepNow['state']) => steps.filter(({ id }) => stateOf.get(id) === state).length;
  const [done, unneeded] = [count('done'), count('not-needed')];
  const open = steps.length - done - unneeded;
  return [
    `${done} done`,
    ...(unneeded === 0 ? [] : [`${unneeded} not needed`]),
    ...(open === 0 ? [] : [`${open} not done`]),
    `of ${steps.length}`,
  ].join(', ');
}

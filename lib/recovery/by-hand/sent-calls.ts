import type { PlannedCall, Task } from '../plan-types';

/** The calls of a task in the order in which they go out, each as often as the task says. */
export function sentCalls({ calls, times }: Pick<Task, 'calls' | 'times'>): readonly PlannedCall[] {
  return Array.from({ length: Math.max(1, times) }, () => calls).flat();
}

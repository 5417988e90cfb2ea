import { isUnconfirmed } from '@/lib/recovery/machine/steps-of';
import type { Plan, Step, Task } from '@/lib/recovery/plan-types';
import { ENDED, type Run } from '@/lib/recovery/run-types';
import type { RunState } from './recovery-now';

const BEFORE = ['draft', 'dry-run', 'awaiting-approval', 'ready'] as const;

/** Where a run stands, in the few kinds that the screen tells apart. */
export function runState(plan: Plan, run: Run): RunState {
  if (ENDED.includes(run.phase)) return 'ended';
  if (run.problem !== null) return 'stopped';
  if (run.phase === 'paused') return 'paused';
  if (run.phase === 'aborting') return 'aborting';
  if (run.phase === 'draft' || run.phase === 'dry-run') return 'planning';
  if (run.phase === 'awaiting-approval' || run.phase === 'ready') return 'waiting';
  return waitsForHeight(plan, run) || waitsForHands(plan, run) ? 'waiting' : 'running';
}

/** A height has to be typed before the step under way sends anything. */
export function waitsForHeight(plan: Plan, run: Run): boolean {
  const step = stepUnderWay(plan, run);
  // Whether a remedy is needed is told by the step's first look.
  const isTold = step?.tasks.some(({ unless }) => unless === undefined) || run.looks.some(({ askedAt }) => askedAt >= run.stepSince);
  return step !== null && isTold && isUnconfirmed(run, step);
}

/** A task of the step under way is a person's to do, and not said to be done. */
export function waitsForHands(plan: Plan, run: Run): boolean {
  return (stepUnderWay(plan, run)?.tasks ?? []).some((task) => isByHand(task) && (run.tasks[task.id]?.state ?? 'waiting') === 'waiting');
}

/** Nothing is sent for it: its calls are a person's to make, or it has none. */
export const isByHand = (task: Task): boolean => task.isByHand === true || (task.calls.length === 0 && task.byHand !== null);

/** The steps that run: the plan's, or its way out while aborting. */
export function stepsUnderWay(plan: Plan, run: Run): readonly Step[] {
  return isAborting(run) ? (run.wayOut ?? []) : plan.steps;
}

/** The step under way, also while it is paused; null = none is. */
export function stepUnderWay(plan: Plan, run: Run): Step | null {
  return indexUnderWay(run) === null ? null : (stepsUnderWay(plan, run)[run.step] ?? null);
}

/** Index of the step under way; null = not started, or ended. */
export function indexUnderWay(run: Run): number | null {
  const phase = run.phase === 'paused' ? run.pausedFrom : run.phase;
  const isIdle = phase === null || (BEFORE as readonly string[]).includes(phase) || ENDED.includes(phase);
  return isIdle ? null : run.step;
}

const isAborting = (run: Run): boolean => run.phase === 'aborting' || (run.phase === 'paused' && run.pausedFrom === 'aborting');

import { changesSince } from './changes-since';
import type { Plan } from './plan-types';
import type { DryRun, RunContext } from './run-types';
import type { NodeLook } from './survey-types';

/** The plan's calls in their order with nothing sent, and what has changed since it was made. */
export function dryRun(plan: Plan, _context: RunContext, looks: readonly NodeLook[], now: number): DryRun {
  const calls = plan.steps.flatMap(({ id: step, tasks }) =>
    tasks.flatMap(({ id: task, node, calls: planned }) => planned.map(({ method, params }) => ({ step, task, node, method, params }))),
  );
  const problems = changesSince(plan, looks);
  return { at: now, ok: problems.length === 0, calls, heads: [], missing: [], problems, unread: [] };
}

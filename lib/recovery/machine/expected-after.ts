import type { Plan } from '../plan-types';
import type { Expected, Run } from '../run-types';
import { heldHead } from '../safety/held-head';

/** Heads as the plan believes them when a step is over: those that could move in it are where they are now. */
export function expectedAfter(plan: Plan, run: Run): Expected {
  const moved = run.looks.flatMap(({ node, answered, head }) => {
    if (!answered || !head || !plan.nodes.includes(node) || heldHead(plan, run, node)) return [];
    return [[node, { height: head.height, hash: head.hash }] as const];
  });
  return { ...run.expected, ...Object.fromEntries(moved) };
}

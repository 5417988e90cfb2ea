import { isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';
import { allowedPeers } from './allowed-peers';

/** The block a node's head must be on now; null = it may move, by what the plan did. */
export function heldHead(plan: Plan, run: Run, node: string): BlockId | null {
  const rewinds = plan.steps.flatMap(({ tasks }) => tasks.filter(({ head }) => head !== null));
  const expected = run.expected[node];
  if (!expected || (plan.target === null && rewinds.length === 0) || mayGrow(plan, run)) return null;
  if (rewinds.some((task) => task.node === node && isUnderWay(run, task))) return null;
  const allowed = allowedPeers(plan, run);
  const peers = allowed.get(node);
  // Without isolation others give a rewound node its blocks at once, and go on with it.
  if (!peers) return rewinds.some((task) => isBegun(run, task)) ? null : expected;
  return groupOf(node, allowed).every((other) => run.expected[other]?.hash === expected.hash) ? expected : null;
}

const isUnderWay = (run: Run, task: Task): boolean => isBegun(run, task) && !isSettled(run, task);

/** A core was started, or the plan waits for blocks. */
const mayGrow = (plan: Plan, run: Run): boolean =>
  plan.steps.some(
    ({ kind, tasks }, index) =>
      (kind === 'start-consensus' && tasks.some((task) => isBegun(run, task) && stateOf(run, task.id).state !== 'left-out')) ||
      ((kind === 'watch' || kind === 'wait') && index <= run.step),
  );

/** Everybody it is connected with, over others too. */
function groupOf(node: string, allowed: ReadonlyMap<string, ReadonlySet<string> | null>): readonly string[] {
  const found = new Set([node]);
  for (const name of found) for (const other of allowed.get(name) ?? []) found.add(other);
  return [...found];
}

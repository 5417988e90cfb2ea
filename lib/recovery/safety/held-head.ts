import { isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Step, Task } from '../plan-types';
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

/** A core was started, a person starts all processes together, or the plan waits for blocks. */
export function mayGrow(plan: Plan, run: Run): boolean {
  const lastRewind = plan.steps.findLastIndex(({ tasks }) => tasks.some(({ head }) => head !== null));
  return plan.steps.some((step, index) => {
    const { kind, tasks } = step;
    if (kind === 'start-consensus') return tasks.some((task) => isBegun(run, task) && stateOf(run, task.id).state !== 'left-out');
    if (index > run.step) return false;
    // Blocks come as soon as a quorum of them is up, before the person is done with the rest.
    return kind === 'watch' || kind === 'wait' || (index > lastRewind && startsAll(plan, step));
  });
}

const startsAll = ({ nodes, absent }: Plan, { tasks }: Step): boolean => {
  const started = tasks.filter(({ byHand }) => byHand?.kind === 'restart' || byHand?.kind === 'start-process').map(({ node }) => node);
  return nodes.every((node) => absent.includes(node) || started.includes(node));
};

/** Everybody it is connected with, over others too. */
function groupOf(node: string, allowed: ReadonlyMap<string, ReadonlySet<string> | null>): readonly string[] {
  const found = new Set([node]);
  for (const name of found) for (const other of allowed.get(name) ?? []) found.add(other);
  return [...found];
}

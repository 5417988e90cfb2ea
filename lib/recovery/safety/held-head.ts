import { readOnce } from '@/lib/consensus/read-once';
import { isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Step, Task } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';
import { type Allowed, allowedPeers } from './allowed-peers';

/** The block a node's head must be on now; null = it may move, by what the plan did. */
export const heldHead = (plan: Plan, run: Run, node: string): BlockId | null => heldOf(run)(plan)(node);

/** Asked for every node and every call of a look. */
const heldOf = readOnce((run: Run) => readOnce((plan: Plan) => headsOf(plan, run)));

function headsOf(plan: Plan, run: Run): (node: string) => BlockId | null {
  const rewinds = plan.steps.flatMap(({ tasks }) => tasks.filter(({ head }) => head !== null));
  const isAnyBegun = rewinds.some((task) => isBegun(run, task));
  const isFree = (plan.target === null && rewinds.length === 0) || mayGrow(plan, run);
  const underWay = new Set(rewinds.flatMap((task) => (isUnderWay(run, task) ? [task.node] : [])));
  const isOnOneHead = oneHeads(allowedPeers(plan, run), run);
  return (node) => {
    const expected = run.expected[node];
    if (!expected || isFree || underWay.has(node)) return null;
    // Without isolation others give a rewound node its blocks at once, and go on with it.
    return (isOnOneHead(node) ?? !isAnyBegun) ? expected : null;
  };
}

/** Whether all that a node is connected with are believed on one head; null = it may have any peer. */
function oneHeads(allowed: Allowed, run: Run): (node: string) => boolean | null {
  const known = new Map<string, boolean>();
  return (node) => {
    if (!allowed.get(node)) return null;
    const before = known.get(node);
    if (before !== undefined) return before;
    const group = groupOf(node, allowed);
    const isOne = group.every((other) => run.expected[other]?.hash === run.expected[node]?.hash);
    // Links are of both ends: whoever of them may not have any peer has the same group.
    for (const other of group) if (allowed.get(other)) known.set(other, isOne);
    return isOne;
  };
}

const isUnderWay = (run: Run, task: Task): boolean => isBegun(run, task) && !isSettled(run, task);

/** A core was started, a person starts all processes together, or the plan waits for blocks. */
export const mayGrow = (plan: Plan, run: Run): boolean => growthOf(run)(plan);

const growthOf = readOnce((run: Run) => readOnce((plan: Plan) => readGrowth(plan, run)));

function readGrowth(plan: Plan, run: Run): boolean {
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
function groupOf(node: string, allowed: Allowed): readonly string[] {
  const found = new Set([node]);
  for (const name of found) for (const other of allowed.get(name) ?? []) found.add(other);
  return [...found];
}

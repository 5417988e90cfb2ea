import { isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan, Step, Task } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';
import { allowedPeers } from './allowed-peers';

/** The block a node's head must be on now; null = it may move, by what the plan did. */
export function heldHead(plan: Plan, run: Run, node: string): BlockId | null {
  const { heads } = heldOf(plan, run);
  const known = heads.get(node);
  if (known !== undefined) return known;
  const head = readHead(plan, run, node);
  heads.set(node, head);
  return head;
}

function readHead(plan: Plan, run: Run, node: string): BlockId | null {
  const { rewinds, oneHead } = heldOf(plan, run);
  const expected = run.expected[node];
  if (!expected || (plan.target === null && rewinds.length === 0) || mayGrow(plan, run)) return null;
  if (rewinds.some((task) => task.node === node && isUnderWay(run, task))) return null;
  const allowed = allowedPeers(plan, run);
  // Without isolation others give a rewound node its blocks at once, and go on with it.
  if (!allowed.get(node)) return rewinds.some((task) => isBegun(run, task)) ? null : expected;
  if (!oneHead.has(node)) {
    const group = groupOf(node, allowed);
    const isOne = group.every((other) => run.expected[other]?.hash === expected.hash);
    // Links are of both ends: whoever of them may not have any peer has the same group.
    for (const other of group) if (allowed.get(other)) oneHead.set(other, isOne);
  }
  return oneHead.get(node) ? expected : null;
}

type Held = {
  readonly plan: Plan;
  readonly rewinds: readonly Task[];
  readonly heads: Map<string, BlockId | null>;
  /** Whether all that a node is connected with are believed on one head. */
  readonly oneHead: Map<string, boolean>;
  mayGrow: boolean | null;
};

/** Asked for every node and every call of a look: read once a run, which is another one after every change. */
const HELD = new WeakMap<Run, Held>();

function heldOf(plan: Plan, run: Run): Held {
  const known = HELD.get(run);
  if (known?.plan === plan) return known;
  const rewinds = plan.steps.flatMap(({ tasks }) => tasks.filter(({ head }) => head !== null));
  const held: Held = { plan, rewinds, heads: new Map(), oneHead: new Map(), mayGrow: null };
  HELD.set(run, held);
  return held;
}

const isUnderWay = (run: Run, task: Task): boolean => isBegun(run, task) && !isSettled(run, task);

/** A core was started, a person starts all processes together, or the plan waits for blocks. */
export function mayGrow(plan: Plan, run: Run): boolean {
  const held = heldOf(plan, run);
  held.mayGrow ??= readGrowth(plan, run);
  return held.mayGrow;
}

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
function groupOf(node: string, allowed: ReadonlyMap<string, ReadonlySet<string> | null>): readonly string[] {
  const found = new Set([node]);
  for (const name of found) for (const other of allowed.get(name) ?? []) found.add(other);
  return [...found];
}

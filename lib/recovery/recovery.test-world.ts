import type { Address, Hash } from '@/lib/consensus/types';
import { phrase } from '@/lib/incidents/phrase';
import type { DryRun } from './dry/types';
import { newRun } from './new-run';
import type { Check, Plan, PlannedCall, Step, Task } from './plan-types';
import type { Effect, Person, Run, RunContext, RunEvent } from './run-types';
import type { BlockId, NodeLook } from './survey-types';
import { transition } from './transition';

export const NOW = 1_700_000_000_000;
export const ADA: Person = { id: 'ada', name: 'Ada' };
export const BEA: Person = { id: 'bea', name: 'Bea' };
export const CONTEXT: RunContext = { planHash: 'hash-1', author: ADA, approvalsNeeded: 1, approvers: 'all' };

export const NAMES = ['v1', 'v2', 'v3', 'v4'] as const;
export const A: BlockId = { height: 10, hash: '0xa10' as Hash };
export const X: BlockId = { height: 11, hash: '0xb11' as Hash };
export const Y: BlockId = { height: 11, hash: '0xc11' as Hash };
export const addressOf = (name: string): Address => `0x${name.slice(1).padStart(40, '0')}` as Address;
export const enodeOf = (name: string): string => `enode://${name.slice(1).repeat(128)}@10.0.0.${name.slice(1)}:30303`;
export const SIDES: Readonly<Record<string, BlockId>> = { v1: X, v2: X, v3: Y, v4: Y };

export const call = (method: string, ...params: unknown[]): PlannedCall => ({ method, params });
const othersOf = (names: readonly string[], name: string) => names.filter((other) => other !== name);

export function taskOf(id: string, node: string, calls: readonly PlannedCall[], after: readonly Check[], more: Partial<Task> = {}): Task {
  const given = {
    id,
    node,
    calls,
    after,
    times: 1,
    isDestructive: false,
    isRepeatable: true,
    head: null,
    byHand: { kind: 'calls' } as const,
  };
  return { ...given, ...more };
}

export function stepOf(id: string, kind: Step['kind'], more: Partial<Step> = {}): Step {
  const words = { title: phrase('x'), says: [], loses: [], wayOut: phrase('x') };
  const rest = { tasks: [], order: 'together', before: [], after: [], limitMs: 60_000, expectedMs: null, retries: 0 } as const;
  return { id, kind, ...words, ...rest, nodes: NAMES, confirmHeight: null, dispensable: [], ...more };
}

const head = (node: string, is: BlockId): Check => ({ kind: 'head', node, is });
const core = (node: string, running: boolean): Check => ({ kind: 'core', node, running });
const alone = (node: string, forMs = 0): Check => ({ kind: 'no-peers', node, forMs });
const linked = (node: string, to: readonly string[]): Check => ({ kind: 'linked', node, to });

export function rewindTask(node: string, from: BlockId = SIDES[node] as BlockId, to: BlockId = A): Task {
  const calls = [call('debug_setHead', `0x${to.height.toString(16)}`)];
  return taskOf(`rewind:${node}`, node, calls, [head(node, to)], { isDestructive: true, head: { from, to } });
}

const stops = stepOf('stop', 'stop-consensus', {
  tasks: NAMES.map((name) => taskOf(`stop:${name}`, name, [call('miner_stop')], [core(name, false)])),
  retries: 2,
});
const isolate = stepOf('isolate', 'isolate', {
  tasks: NAMES.map((name) =>
    taskOf(
      `isolate:${name}`,
      name,
      othersOf(NAMES, name).map((other) => call('admin_removePeer', enodeOf(other))),
      [alone(name)],
      { times: 2 },
    ),
  ),
  before: NAMES.map((name) => core(name, false)),
  retries: 2,
});
const prove = stepOf('prove', 'prove-isolation', { after: NAMES.map((name) => alone(name, 40_000)), limitMs: 90_000 });

function links(id: string, pairs: readonly (readonly [string, readonly string[]])[], more: Partial<Step> = {}): Step {
  const tasks = pairs.map(([name, to]) =>
    taskOf(
      `${id}:${name}`,
      name,
      to.map((other) => call('admin_addPeer', enodeOf(other))),
      [linked(name, to)],
    ),
  );
  return stepOf(id, 'connect', { tasks, nodes: pairs.map(([name]) => name), retries: 2, ...more });
}

function starts(names: readonly string[], on: BlockId): Step {
  const tasks = names.map((name) => taskOf(`start:${name}`, name, [call('miner_start')], [core(name, true)]));
  return stepOf('start', 'start-consensus', { tasks, nodes: names, before: names.map((name) => head(name, on)), retries: 2 });
}

const watch = (names: readonly string[], above: BlockId): Step =>
  stepOf('watch', 'watch', {
    nodes: names,
    after: [
      { kind: 'grows', nodes: names, above, blocks: 2 },
      { kind: 'cycle', validators: names.map(addressOf), above },
    ],
    limitMs: 120_000,
  });

const ready = (names: readonly string[]): readonly Check[] =>
  names.flatMap((node): readonly Check[] => [
    { kind: 'same-chain', node, chainId: 10, genesis: null, address: addressOf(node) },
    core(node, false),
    alone(node),
  ]);

const saves = stepOf('save', 'save-evidence');

export function planWith(steps: readonly Step[], more: Partial<Plan> = {}): Plan {
  return {
    ...{ format: 1, network: 'main', playbook: 'rewind-all', title: phrase('x'), madeAt: NOW, ancestor: A, target: A },
    basis: {
      ...{ heads: SIDES, addresses: Object.fromEntries(NAMES.map((name) => [name, addressOf(name)])), clients: {} },
      ...{ validators: NAMES.map(addressOf), quorumSize: 3, peers: NAMES.map(addressOf), chainId: 10, genesis: null },
    },
    enodes: Object.fromEntries(NAMES.map((name) => [name, enodeOf(name)])),
    ...{ nodes: NAMES, validatorNodes: NAMES, absent: [], landings: [], steps, isDestructive: true },
    worth: {
      ...{
        keepsBranch: null,
        dropsBranches: [],
        losesBlocks: [],
        losesTransactions: null,
        losesVotes: null,
        rewinds: [],
        touches: NAMES,
        margin: null,
      },
      ...{ expectedMs: null, proven: phrase('x'), isFieldProven: true },
    },
    ...{ blockPeriods: [{ from: 0, ms: 5_000 }], requestTimeoutMs: 10_000 },
    ...more,
  };
}

/** The full plan for a 2-2 fork of four: everything back to the ancestor. */
export const FULL: Plan = planWith([
  saves,
  stops,
  isolate,
  prove,
  stepOf('canary', 'rewind', {
    ...{ nodes: ['v1'], tasks: [rewindTask('v1')], order: 'one-by-one', confirmHeight: 10, before: ready(NAMES) },
  }),
  stepOf('rest', 'rewind', {
    ...{ nodes: ['v2', 'v3', 'v4'], tasks: ['v2', 'v3', 'v4'].map((name) => rewindTask(name)), order: 'one-by-one' },
    ...{ before: [head('v1', A), ...ready(NAMES)], after: NAMES.map((name) => head(name, A)), dispensable: ['v2', 'v3', 'v4'] },
  }),
  links(
    'connect',
    NAMES.map((name) => [name, othersOf(NAMES, name)]),
    { dispensable: NAMES },
  ),
  stepOf('mesh', 'verify-mesh', { after: NAMES.flatMap((name) => [head(name, A), linked(name, othersOf(NAMES, name))]) }),
  starts(NAMES, A),
  watch(NAMES, A),
  stepOf('give', 'give-back'),
]);

const KEPT = ['v1', 'v3', 'v4'];

/** The minimal move: v1 changes to the branch of v3 and v4, v2 follows later by itself. */
export const MINIMAL: Plan = planWith(
  [
    saves,
    stops,
    isolate,
    prove,
    stepOf('canary', 'rewind', {
      ...{ nodes: ['v1'], order: 'one-by-one', confirmHeight: 10, before: ready(NAMES) },
      tasks: [{ ...rewindTask('v1'), after: [{ kind: 'head', node: 'v1', is: A, orBelow: true }] }],
    }),
    links(
      'join',
      [
        ['v1', ['v3', 'v4']],
        ['v3', ['v1', 'v4']],
        ['v4', ['v1', 'v3']],
      ],
      { after: KEPT.map((name) => head(name, Y)) },
    ),
    starts(KEPT, Y),
    { ...watch(KEPT, Y), id: 'watch-three' },
    links('join-rest', [['v2', KEPT]], { dispensable: ['v2'] }),
    stepOf('start-rest', 'start-consensus', {
      nodes: ['v2'],
      tasks: [taskOf('start:v2', 'v2', [call('miner_start')], [core('v2', true)])],
    }),
    watch(NAMES, Y),
  ],
  { playbook: 'minimal-move', target: Y },
);

export const DRY: DryRun = { at: NOW, ok: true, heads: {}, steps: [], stop: null, stopIfBelow: null, permissions: [], problems: [] };

/** Work that comes in pieces, all of them at once. */
export function toEnd<T>(pieces: Generator<unknown, T, undefined>): T {
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

/** All that leads to the start, as two people do it. */
export const PREPARED: readonly RunEvent[] = [
  { kind: 'dry-run', at: NOW, result: DRY },
  { kind: 'submit', at: NOW, by: ADA },
  { kind: 'approve', at: NOW, by: BEA, planHash: 'hash-1', expiresAt: NOW + 3_600_000 },
];

export function prepared(plan: Plan, context: RunContext = CONTEXT): Run {
  return PREPARED.reduce<Run>((run, event) => mustTake(plan, run, event, context).run, newRun(plan));
}

export function mustTake(
  plan: Plan,
  run: Run,
  event: RunEvent,
  context: RunContext = CONTEXT,
): { readonly run: Run; readonly effects: readonly Effect[] } {
  const next = transition(plan, context, run, event);
  if (!next.ok) throw new Error(`${event.kind} in ${run.phase}: ${JSON.stringify(next.refusal)}`);
  return next;
}

type Block = BlockId & { readonly parent: Hash; readonly author: Address | null };
type Node = {
  readonly name: string;
  chain: Block[];
  mining: boolean;
  peers: Set<string>;
  isUp: boolean;
  chainId: number;
  address: Address;
};

const ROOT = '0x0' as Hash;
const below = (top: BlockId): Block[] =>
  Array.from({ length: top.height }, (_, height) => ({
    height,
    hash: `0xa${height}` as Hash,
    parent: (height === 0 ? ROOT : `0xa${height - 1}`) as Hash,
    author: null,
  }));

/** Four nodes that obey: a 2-2 fork that stalls until all heads are one, cores began anew, and links stand. Nothing random. */
export function makeWorld(overrides: { readonly landsAt?: Readonly<Record<string, number>>; readonly ignores?: readonly string[] } = {}) {
  const nodes = new Map<string, Node>(
    NAMES.map((name) => {
      const side = SIDES[name] as BlockId;
      const chain: Block[] = [...below(side), { ...side, parent: A.hash, author: addressOf('v1') }];
      return [
        name,
        { name, chain, mining: true, peers: new Set(othersOf(NAMES, name)), isUp: true, chainId: 10, address: addressOf(name) },
      ];
    }),
  );
  const fresh = new Set<string>();
  const sent: { readonly at: number; readonly task: string; readonly calls: readonly PlannedCall[]; readonly headBefore: string }[] = [];
  const node = (name: string) => nodes.get(name) as Node;
  const headOf = (name: string) => node(name).chain.at(-1) as Block;

  function link(a: string, b: string): void {
    if (!node(a).isUp || !node(b).isUp) return;
    node(a).peers.add(b);
    node(b).peers.add(a);
    importFrom(a, b);
    importFrom(b, a);
  }

  /** The longer chain is taken; of two equally long ones nobody moves. */
  function importFrom(to: string, from: string): void {
    if (headOf(from).height > headOf(to).height) node(to).chain = [...node(from).chain];
  }

  function obey(name: string, { method, params }: PlannedCall): void {
    const self = node(name);
    const other = NAMES.find((one) => enodeOf(one) === params[0]);
    if (method === 'miner_stop') self.mining = false;
    if (method === 'miner_start') {
      self.mining = true;
      fresh.add(name);
    }
    if (method === 'admin_removePeer' && other) {
      self.peers.delete(other);
      node(other).peers.delete(name);
    }
    if (method === 'admin_addPeer' && other) link(name, other);
    // It says null and does nothing, as a node whose state is being written did.
    if (method === 'debug_setHead' && !overrides.ignores?.includes(name)) {
      const asked = Number(params[0]);
      const lands = overrides.landsAt?.[name] ?? asked;
      if (asked < headOf(name).height) self.chain = self.chain.slice(0, Math.min(lands, headOf(name).height) + 1);
    }
  }

  let made = 0;
  /** A block of those that are ready for one, taken by everybody they reach. */
  function makeBlock(): void {
    for (const top of new Set(NAMES.map((name) => headOf(name).hash))) {
      const able = NAMES.filter((name) => headOf(name).hash === top && node(name).mining && fresh.has(name) && node(name).isUp);
      const first = able[0];
      if (!first || able.length < 3) continue;
      const author = addressOf(able[made++ % able.length] as string);
      const { height, hash } = headOf(first);
      const block = { height: height + 1, hash: `${hash}.${made}` as Hash, parent: hash, author };
      for (const name of able) node(name).chain.push(block);
      for (const name of NAMES) for (const peer of node(name).peers) if (node(name).isUp) importFrom(name, peer);
      return;
    }
  }

  function look(name: string, at: number): NodeLook {
    const self = node(name);
    const told = { node: name, askedAt: at, at };
    const nothing = { failure: null, chainId: null, genesis: null, address: null, client: null, enode: null, head: null, holds: {} };
    if (!self.isUp)
      return { ...told, ...nothing, answered: false, failure: 'refused', mining: null, peerCount: null, peers: null, validators: null };
    const { height, hash, parent, author } = headOf(name);
    return {
      ...{ ...told, ...nothing, answered: true, chainId: self.chainId, address: self.address, enode: enodeOf(name) },
      head: { height, hash, parent, timestamp: height, author },
      holds: Object.fromEntries([10, 11, 12, 13].map((at) => [at, self.chain[at]?.hash ?? null])),
      ...{ mining: self.mining, peerCount: self.peers.size, validators: NAMES.map(addressOf) },
      peers: [...self.peers].map((peer) => ({ enode: enodeOf(peer), address: addressOf(peer) })),
    };
  }

  return {
    sent,
    node,
    headOf,
    link,
    makeBlock,
    looks: (at: number): readonly NodeLook[] => NAMES.map((name) => look(name, at)),
    /** All calls of a task, as often as it says; false = the node is down and nothing was done. */
    send(task: Task, at: number): boolean {
      if (!node(task.node).isUp) return false;
      sent.push({ at, task: task.id, calls: task.calls, headBefore: headOf(task.node).hash });
      for (let time = 0; time < task.times; time++) for (const one of task.calls) obey(task.node, one);
      return true;
    },
  };
}

export type World = ReturnType<typeof makeWorld>;

const findTask = (plan: Plan, run: Run, id: string): Task =>
  [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks).find((task) => task.id === id) as Task;

/** Carries a run on as an executor does, a look every second, until it has ended, is paused, or `until` says so. */
export function carryOn(
  plan: Plan,
  world: World,
  start: { readonly run: Run; readonly at: number; readonly effects?: readonly Effect[] },
  until: (run: Run) => boolean = () => false,
) {
  let { run, at } = start;
  const seen: string[] = [run.phase];
  let effects: readonly Effect[] = start.effects ?? [{ kind: 'look' }];
  const take = (event: RunEvent) => {
    const next = transition(plan, CONTEXT, run, event);
    // An answer that another one came before, in a test that forges some.
    if (!next.ok && (event.kind === 'answered' || event.kind === 'lost')) return;
    if (!next.ok) throw new Error(`${event.kind} in ${run.phase}: ${JSON.stringify(next.refusal)}`);
    run = next.run;
    effects = [...effects, ...next.effects];
    if (seen.at(-1) !== run.phase) seen.push(run.phase);
  };
  for (let turn = 0; turn < 2_000 && run.endedAt === null && run.phase !== 'paused' && !until(run); turn++) {
    const due = effects;
    effects = [];
    for (const effect of due) {
      if (effect.kind === 'save-evidence') take({ kind: 'evidence', at, progress: { wanted: 1, saved: 1, missing: [], isComplete: true } });
      if (effect.kind === 'give-back') take({ kind: 'given-back', at, transactions: [], isDone: true });
      if (effect.kind !== 'send') continue;
      const isDone = world.send(findTask(plan, run, effect.task), at);
      take(isDone ? { kind: 'answered', at, task: effect.task, reply: 'null' } : { kind: 'lost', at, task: effect.task, why: 'refused' });
    }
    at += 1_000;
    if (turn % 5 === 4) world.makeBlock();
    const step = (run.wayOut ?? plan.steps)[run.step];
    if (!run.wayOut && step && step.confirmHeight !== null && run.confirmedStep !== step.id)
      take({ kind: 'confirm', at, by: ADA, step: step.id, height: step.confirmHeight });
    if (run.endedAt === null && (run as Run).phase !== 'paused') take({ kind: 'looked', at, looks: world.looks(at) });
  }
  return { run, at, seen, effects };
}

export function started(plan: Plan, world: World, at = NOW) {
  return { at, ...mustTake(plan, prepared(plan), { kind: 'start', at, by: ADA, looks: world.looks(at) }) };
}

import type { Address, Hash } from '@/lib/consensus/types';
import { hash } from '@/lib/incidents/diagnosis.test-world';
import { callsNow } from './machine/calls-now';
import { newRun } from './new-run';
import type { Plan, PlanInput, PlannedCall, Task } from './plan-types';
import { ownAddress } from './plan-world.test-world';
import { DRY } from './recovery.test-world';
import type { Effect, Person, Run, RunContext, RunEvent } from './run-types';
import type { NodeLook } from './survey-types';
import { transition } from './transition';

const ADA: Person = { id: 'ada', name: 'Ada' };
const CONTEXT: RunContext = { planHash: 'hash', author: ADA, approvalsNeeded: 0, approvers: 'all' };

type Block = { readonly height: number; readonly hash: Hash; readonly parent: Hash; readonly author: Address | null };
type Node = {
  readonly name: string;
  /** What it tells of itself, and what it seals as. */
  readonly address: Address | null;
  readonly seals: Address | null;
  readonly chain: Map<number, Block>;
  /** -1 = it answers and tells no head: it takes no part in blocks. */
  top: number;
  mining: boolean;
  readonly tellsMining: boolean;
  readonly tellsPeers: boolean;
  isFresh: boolean;
  readonly peers: Set<string>;
  isUp: boolean;
};

export type Odd = {
  /** Where a rewound node lands instead of where it was asked to. */
  readonly landsAt?: Readonly<Record<string, number>>;
  /** Takes nothing from a peer until it was linked so often. */
  readonly deafFor?: Readonly<Record<string, number>>;
  /** Takes no block of another branch until it was rewound: its older states are gone. */
  readonly refuses?: readonly string[];
  /** A person does what is by hand; else nobody does. */
  readonly hands?: boolean;
  /** The person takes so long for each node; left out: all in a moment. */
  readonly handMs?: number;
  /** The run is looked at and left there. */
  readonly until?: (run: Run) => boolean;
  /** Somebody aborts it then. */
  readonly abort?: (run: Run) => boolean;
  /** Nobody can dial these from outside. */
  readonly shut?: readonly string[];
  /** A rewound core goes on by itself, and its node takes what its peers have. */
  readonly besu?: boolean;
};

/** The nodes of a drawn network as GoQuorum behaves: wedged after a rewind, led by the longer chain, blocks from a quorum of new cores on one head. */
function makeNetwork(input: PlanInput, plan: Plan, odd: Odd) {
  const { looks, branches, ancestor } = input.survey;
  const nodes = new Map<string, Node>();
  // What only mends links or waits leaves cores alone: they go on as soon as a quorum of them stands on one head.
  const standsStill = plan.steps.some(({ kind, tasks }) => kind === 'start-consensus' || tasks.some(({ head }) => head !== null));
  for (const look of looks) {
    // Who is of another chain is nobody's peer.
    if (!look.answered || !plan.nodes.includes(look.node)) continue;
    const address = look.address ?? plan.basis.addresses[look.node] ?? null;
    const chain = new Map<number, Block>();
    const { head } = look;
    const floor = head && Math.max(0, Math.min(head.height, (ancestor?.height ?? head.height) - 200));
    for (let height = floor ?? 0; head && height <= head.height; height++) {
      const branch = branches.find((one) => one.nodes.includes(look.node))?.blocks.find((one) => one.height === height);
      chain.set(
        height,
        branch ?? { height, hash: height === head.height ? head.hash : hash(height), parent: hash(height - 1), author: null },
      );
    }
    nodes.set(look.node, {
      name: look.node,
      address,
      seals: address ?? ownAddress(look.node),
      chain,
      top: head?.height ?? -1,
      mining: look.mining ?? plan.validatorNodes.includes(look.node),
      tellsMining: look.mining !== null,
      tellsPeers: !servesNoAdmin(input, look.node),
      isFresh: odd.besu === true || !standsStill,
      peers: new Set(),
      isUp: true,
    });
  }
  const all = [...nodes.values()];
  const byEnode = new Map(Object.entries(plan.enodes).map(([name, enode]) => [enode, name]));
  const broken = brokenLinks(plan, byEnode);
  for (const node of all)
    for (const other of all) if (other !== node && !broken.has([node.name, other.name].sort().join())) node.peers.add(other.name);
  const deaf = new Map(Object.entries(odd.deafFor ?? {}));
  const refusing = new Set(odd.refuses ?? []);
  const { deafFor: _, ...rest } = odd;
  const linked = new Map<string, number>();
  const files = new Map<string, readonly string[] | null>();
  /** What each process read at its start; null = the file as it was, which names everybody. */
  const read = new Map<string, readonly string[] | null>();
  const dials = (from: Node, to: Node): boolean => read.get(from.name)?.includes(plan.enodes[to.name] ?? '') ?? true;
  const headOf = (node: Node) => node.chain.get(node.top) as Block;
  const standing = () => all.filter(({ top }) => top >= 0);
  const told = new Map(looks.flatMap(({ head, validators }) => (head && validators ? [[head.hash, validators] as const] : [])));
  const setAfterHead = (node: Node) => told.get(headOf(node)?.hash) ?? plan.basis.validators;

  function take(to: Node, from: Node): void {
    if ((linked.get(to.name) ?? 0) < (deaf.get(to.name) ?? 0)) return;
    if (to.top < 0 || from.top <= to.top || (refusing.has(to.name) && from.chain.get(to.top)?.hash !== headOf(to).hash)) return;
    for (const [height, block] of from.chain) to.chain.set(height, block);
    to.top = from.top;
  }
  function spread(): void {
    for (let again = true; again; ) {
      again = false;
      for (const node of all)
        for (const name of node.peers) {
          const before = node.top;
          take(node, nodes.get(name) as Node);
          again ||= node.top !== before;
        }
    }
  }
  function link(a: Node, b: Node): void {
    if (a.peers.has(b.name) || !a.isUp || !b.isUp) return;
    a.peers.add(b.name);
    b.peers.add(a.name);
    for (const one of [a, b]) linked.set(one.name, (linked.get(one.name) ?? 0) + 1);
    spread();
  }
  function end(node: Node): void {
    for (const name of node.peers) nodes.get(name)?.peers.delete(node.name);
    node.peers.clear();
    node.isUp = false;
  }
  function begin(node: Node): void {
    node.isUp = true;
    node.isFresh = node.mining = isValidator(node);
    deaf.delete(node.name);
    read.set(node.name, files.get(node.name) ?? null);
    // A process that was not restarted yet dials by what it read before.
    for (const other of all) if (other !== node && (dials(node, other) || dials(other, node))) link(node, other);
  }
  function obey(node: Node, { method, params }: PlannedCall): void {
    if (!node.isUp) return;
    const other = nodes.get(byEnode.get(params[0] as string) ?? '');
    if (method === 'miner_stop') node.mining = false;
    if (method === 'miner_start') {
      node.isFresh ||= !node.mining;
      node.mining = true;
    }
    if (method === 'admin_removePeer' && other) {
      node.peers.delete(other.name);
      other.peers.delete(node.name);
    }
    if (method === 'admin_addPeer' && other && !odd.shut?.includes(other.name)) link(node, other);
    if (method === 'debug_setHead' && Number(params[0]) < node.top) {
      const lands = rest.landsAt?.[node.name] ?? Number(params[0]);
      for (const height of [...node.chain.keys()]) if (height > lands) node.chain.delete(height);
      node.top = lands;
      refusing.delete(node.name);
      node.isFresh = odd.besu === true;
      if (odd.besu) spread();
    }
  }
  const isValidator = ({ seals }: Node) => seals !== null && plan.basis.validators.includes(seals);
  let made = 0;
  function makeBlock(): void {
    for (const top of new Set(standing().map((node) => headOf(node).hash))) {
      const able = standing().filter((node) => headOf(node).hash === top && node.mining && node.isFresh && node.isUp && isValidator(node));
      const [first] = able;
      if (!first || new Set(able.map(({ seals }) => seals)).size < plan.basis.quorumSize) continue;
      const { height, hash: parent } = headOf(first);
      made += 1;
      const block = { height: height + 1, hash: hash(0xf000_0000 + made), parent, author: able[made % able.length]?.seals ?? null };
      for (const node of able) {
        node.chain.set(block.height, block);
        node.top = block.height;
      }
      spread();
      return;
    }
  }
  function look(node: Node, at: number, heights: readonly number[]): NodeLook {
    if (!node.isUp) return { ...SILENT, node: node.name, askedAt: at, at };
    const top = node.top < 0 ? null : headOf(node);
    const { chainId, genesis } = plan.basis;
    return {
      ...{
        node: node.name,
        askedAt: at,
        at,
        answered: true,
        failure: null,
        chainId,
        genesis,
        address: plan.basis.confirmed?.includes(node.name) ? null : node.address,
        client: plan.basis.clients[node.name] ?? null,
      },
      enode: plan.enodes[node.name] ?? null,
      head: top && { height: top.height, hash: top.hash, parent: top.parent, timestamp: top.height, author: top.author },
      holds: top ? Object.fromEntries(heights.map((one) => [one, node.chain.get(one)?.hash ?? null])) : {},
      ...{ mining: node.tellsMining ? node.mining : null, peerCount: node.peers.size, validators: setAfterHead(node) },
      peers: node.tellsPeers
        ? [...node.peers].map((name) => ({ enode: plan.enodes[name] ?? null, address: nodes.get(name)?.address ?? null }))
        : null,
    };
  }
  const asked = heightsIn(plan.steps);
  return {
    nodes,
    headOf,
    makeBlock,
    spread,
    looks: (at: number): readonly NodeLook[] => {
      const tops = standing().map(({ top }) => top);
      const heights = [...new Set([...asked, ...tops, ...tops.map((top) => top - 1)])].filter((height) => height >= 0);
      return all.map((node) => look(node, at, heights));
    },
    send(task: Task): void {
      const node = nodes.get(task.node);
      for (let time = 0; node && time < task.times; time++) for (const call of task.calls) obey(node, call);
    },
    /** What a person does on the machine of a node. */
    work(task: Task): void {
      const node = nodes.get(task.node);
      if (!node || !task.byHand) return;
      if (task.byHand.kind === 'write-static-nodes') files.set(node.name, task.byHand.enodes);
      if (task.byHand.kind === 'restore-static-nodes') files.set(node.name, null);
      if (task.byHand.kind === 'restart' || task.byHand.kind === 'stop-process') end(node);
      if (task.byHand.kind === 'restart' || task.byHand.kind === 'start-process') begin(node);
    },
  };
}

const servesNoAdmin = ({ diagnosis }: PlanInput, name: string): boolean =>
  diagnosis.picture.nodes.find((node) => node.name === name)?.capabilities.admin === 'unavailable';

const NOTHING = { chainId: null, genesis: null, address: null, client: null, enode: null, head: null, mining: null, peerCount: null };
/** What is heard of a process that is down. */
const SILENT = { ...NOTHING, answered: false, failure: 'stopped', holds: {}, peers: null, validators: null };

/** Pairs that a plan which mends links finds broken: two it cuts first. */
function brokenLinks({ playbook, steps }: Plan, byEnode: ReadonlyMap<string, string>): ReadonlySet<string> {
  const tasks = playbook === 'reconnect-peers' ? (steps.find(({ id }) => id === 'reconnect')?.tasks ?? []) : [];
  return new Set(
    tasks.flatMap(({ node, calls }) =>
      calls
        .filter(({ method }) => method === 'admin_removePeer')
        .map(({ params }) => [node, byEnode.get(String(params[0])) ?? ''].sort().join()),
    ),
  );
}

/** Heights of every block a check names. */
function heightsIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(heightsIn))];
  if (typeof value !== 'object' || value === null) return [];
  if ('height' in value && 'hash' in value) return [Number(value.height)];
  return [...new Set(Object.values(value).flatMap(heightsIn))];
}

export type Told = {
  readonly run: Run;
  readonly phases: readonly string[];
  readonly sent: readonly string[];
  /** Done by a person. */
  readonly handed: readonly string[];
  readonly network: ReturnType<typeof makeNetwork>;
  readonly ms: number;
};

/** What the nodes answer before anything is done. */
export function liveLooks(plan: Plan, input: PlanInput): readonly NodeLook[] {
  const drawn = new Map(
    makeNetwork(input, plan, {})
      .looks(input.now)
      .map((look) => [look.node, look]),
  );
  return input.survey.looks.map((look) => drawn.get(look.node) ?? look);
}

/** Carries a plan from its start to its end as the executor does: a look a second, a block every two. */
export function runPlan(plan: Plan, input: PlanInput, odd: Odd = {}): Told {
  const network = makeNetwork(input, plan, odd);
  const sent: string[] = [];
  const handed: string[] = [];
  let at = input.now;
  let run: Run = newRun(plan);
  let effects: readonly Effect[] = [];
  const phases: string[] = [];
  let handedAt = Number.NEGATIVE_INFINITY;
  const take = (event: RunEvent) => {
    const next = transition(plan, CONTEXT, run, event);
    if (!next.ok) throw new Error(`${event.kind} in ${run.phase}: ${JSON.stringify(next.refusal)}`);
    run = next.run;
    effects = [...effects, ...next.effects];
    if (phases.at(-1) !== run.phase) phases.push(run.phase);
  };
  take({ kind: 'dry-run', at, result: DRY });
  take({ kind: 'submit', at, by: ADA });
  take({ kind: 'start', at, by: ADA, looks: network.looks(at) });
  for (let turn = 0; turn < 4_000 && run.endedAt === null && !isPaused(run) && !odd.until?.(run); turn++) {
    const due = effects;
    effects = [];
    for (const effect of due) {
      if (effect.kind === 'save-evidence') take({ kind: 'evidence', at, progress: { wanted: 1, saved: 1, missing: [], isComplete: true } });
      if (effect.kind === 'give-back') take({ kind: 'given-back', at, transactions: [], isDone: true });
      if (effect.kind !== 'send') continue;
      const task = [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks).find(({ id }) => id === effect.task);
      if (!task) throw new Error(`no task ${effect.task}`);
      sent.push(task.id);
      network.send(callsNow(plan, run, task));
      take({ kind: 'answered', at, task: task.id, reply: 'null' });
    }
    at += 1_000;
    if (turn % 2 === 1) network.makeBlock();
    if (odd.abort?.(run) && run.wayOut === null) take({ kind: 'abort', at, by: ADA, reason: 'x' });
    if (run.endedAt !== null) break;
    const step = (run.wayOut ?? plan.steps)[run.step];
    if (step && step.confirmHeight !== null && run.confirmedStep !== step.id)
      take({ kind: 'confirm', at, by: ADA, step: step.id, height: step.confirmHeight });
    // A person looks first: what has come right by itself needs no hand.
    if (step && odd.hands && at - run.stepSince > 2_000)
      for (const task of step.tasks)
        if ((task.calls.length === 0 || task.isByHand) && (run.tasks[task.id]?.state ?? 'waiting') === 'waiting') {
          if (at - handedAt < (odd.handMs ?? 0)) break;
          handedAt = at;
          handed.push(task.id);
          network.work(task);
          network.send(callsNow(plan, run, task));
          take({ kind: 'by-hand', at, by: ADA, task: task.id, pasted: null });
        }
    if (run.endedAt === null && !isPaused(run)) take({ kind: 'looked', at, looks: network.looks(at) });
  }
  return { run, phases, sent, handed, network, ms: at - input.now };
}

const isPaused = ({ phase }: Run): boolean => phase === 'paused';

import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { meantLinks } from './back/meant-links';
import { nodesHere, whatWasDone } from './back/what-was-done';
import { type Group, whereToCatchUp } from './back/where-to-catch-up';
import { CATCH_UP } from './machine/is-cut-off';
import { peerCalls } from './peer-calls';
import type { Check, HandWork, Plan, Step, Task } from './plan-types';
import type { Run } from './run-types';
import { OTHER_END_MS } from './steps/dial-order';

/** A node dials again only this long after its last try. Source: recovery.md, step 6. */
const LINK_MS = 50_000;
/** The same, and as long as a rewind that is under way may take to answer. */
const CATCH_UP_MS = 120_000;
const CORE_MS = 30_000;
/** A person's work ends some time too: an abort always ends. */
const BY_HAND_MS = 3_600_000;
/** Cores wait for it: a chain that could go on without those links is not held up for long. */
const LINK_BY_HAND_MS = 600_000;

/**
 * What must be put back given what was done: links first, each rewound node with those it gets its blocks back from and only then with the
 * others, cores last. Empty = nothing was done that lasts. Source: recovery.md, "How far a rewind really goes".
 */
export function wayOut(plan: Plan, run: Run): readonly Step[] {
  const { cut, stopped, rewound } = whatWasDone(plan, run);
  const here = nodesHere(plan, run);
  const catching = rewound.flatMap((node) => {
    const group = whereToCatchUp(plan, run, node, here, rewound);
    return group ? [{ node, group }] : [];
  });
  const isCatching = (node: string) => catching.some((one) => one.node === node);
  const mesh = here.filter((node) => !isCatching(node));
  const linked = catching.filter(({ node }) => !cut.includes(node));
  const apart = catching.filter(({ node }) => cut.includes(node));
  const again = connect(
    plan,
    'way-out:connect',
    mesh.filter((node) => cut.includes(node)).map((node) => ({ node, to: without(mesh, node) })),
  );
  const back = connect(
    plan,
    CATCH_UP,
    apart.map(({ node, group }) => ({ node, to: group.nodes, after: [isBack(plan, node, group)] })),
  );
  const joined = connect(
    plan,
    'way-out:join',
    apart.map(({ node }) => ({ node, to: without(here, node) })),
  );
  return [
    // What a person does holds up nothing that needs none.
    ...[...again.calls, ...back.calls, ...again.hands, ...back.hands, ...joined.calls, ...joined.hands],
    wait(linked.map(({ node, group }) => isBack(plan, node, group))),
    start(plan, stopped),
    settle(
      plan,
      (writesFiles(plan) ? [] : cut).filter((node) => !isClosed(plan, node)).map((node) => ({ node, to: without(here, node) })),
    ),
  ].filter(({ tasks, after }) => tasks.length > 0 || after.length > 0);
}

const without = (nodes: readonly string[], node: string): readonly string[] => nodes.filter((name) => name !== node);

/** It has the block of those it is connected with, or still the head it had: a rewind that did nothing. */
function isBack({ basis }: Plan, node: string, { has }: Group): Check {
  const old = basis.heads[node];
  return { kind: 'reaches', node, height: has.height, via: has, ...(old && old.hash !== has.hash ? { or: old } : {}) };
}

type Link = { readonly node: string; readonly to: readonly string[]; readonly after?: readonly Check[] };

type Connecting = { readonly calls: readonly Step[]; readonly hands: readonly Step[] };

function connect(plan: Plan, id: string, links: readonly Link[]): Connecting {
  const isCatchUp = id === CATCH_UP;
  const title = phrase(isCatchUp ? 'run.way-out.catch-up' : 'run.way-out.connect');
  const wanted = links.filter(({ to }) => to.length > 0);
  if (!writesFiles(plan)) {
    const ends = otherEnds(plan, wanted);
    const fromThere = ends.filter(({ node }) => !isClosed(plan, node)).map((link) => dial(plan, `${id}:end`, link));
    const tasks = [...dials(plan, id, wanted), ...fromThere].filter(({ calls }) => calls.length > 0);
    const hands = [...wanted, ...ends].filter(({ node }) => isClosed(plan, node)).map((link) => dialByHand(plan, `${id}:hand`, link));
    const byHand = { id: `${id}:hand`, kind: 'by-hand', title: phrase('run.way-out.connect-by-hand'), tasks: hands } as const;
    const says = [phrase('run.way-out.connect-by-hand.says', { limit: { ms: LINK_BY_HAND_MS } })];
    return {
      calls: [stepOf({ id, kind: 'connect', title, tasks, limitMs: isCatchUp ? CATCH_UP_MS : LINK_MS })],
      hands: [stepOf({ ...byHand, says, limitMs: LINK_BY_HAND_MS })],
    };
  }
  // A file is read when the process starts.
  const files = wanted.map((link) => {
    const own = `${id}:file:${link.node}`;
    return taskOf({ id: own, node: link.node, calls: [], after: [{ kind: 'person-says', id: own }], byHand: fileOf(plan, link) });
  });
  const restarts = wanted.map((link) =>
    taskOf({ id: `${id}:${link.node}`, node: link.node, calls: [], after: checksOf(plan, link), byHand: { kind: 'restart' } }),
  );
  const hands = [
    stepOf({ id: `${id}:file`, kind: 'by-hand', title, tasks: files, limitMs: BY_HAND_MS }),
    stepOf({ id, kind: 'by-hand', title, tasks: restarts, limitMs: BY_HAND_MS }),
  ];
  return { calls: [], hands };
}

/** Links are made by files that processes read when they start. */
const writesFiles = ({ steps }: Plan): boolean =>
  steps.some(({ tasks }) => tasks.some(({ byHand }) => byHand?.kind === 'write-static-nodes'));

/** The node does not serve `admin`: the plan has a person make its links. */
const isClosed = ({ steps }: Plan, node: string): boolean =>
  steps.some(({ tasks }) =>
    tasks.some((task) => task.node === node && task.isByHand && task.calls.some(({ method }) => method.startsWith('admin_'))),
  );

/** From one end first: two that dial each other at once may refuse one another. Source: steps/dial-order. */
function dials(plan: Plan, id: string, links: readonly Link[]): readonly Task[] {
  const order = links.map(({ node }) => node);
  const isFirst = (node: string) => (other: string) => !order.includes(other) || order.indexOf(node) < order.indexOf(other);
  return links
    .filter(({ node }) => !isClosed(plan, node))
    .flatMap((link) => {
      const first = link.to.filter(isFirst(link.node));
      const rest = link.to.filter((other) => !first.includes(other));
      return [dial(plan, id, { ...link, to: first }), { ...dial(plan, `${id}:back`, { ...link, to: rest }), waitMs: OTHER_END_MS }];
    });
}

/**
 * Those with whom a node that does not serve `admin` is to be linked dial it from their end: nobody's hand may be needed then. And whoever nobody
 * can dial dials those who are to be linked with it.
 */
function otherEnds(plan: Plan, links: readonly Link[]): readonly Link[] {
  const own = links.map(({ node }) => node);
  const isFromThere = ({ node, to }: Link, end: string) =>
    to.includes(end) && (plan.dialOut?.includes(end) === true || (isClosed(plan, node) && !isClosed(plan, end)));
  const ends = [...new Set(links.flatMap((link) => link.to.filter((end) => !own.includes(end) && isFromThere(link, end))))];
  return ends.map((node) => {
    const linked = links.filter((link) => isFromThere(link, node));
    // Where it has no call of its own that is over with its blocks, these are.
    const after = linked.flatMap((link) => (link.to.every((end) => plan.dialOut?.includes(end)) ? (link.after ?? []) : []));
    return { node, to: linked.map((link) => link.node), ...(after.length > 0 ? { after } : {}) };
  });
}

/** What a person types at such a node, all in one go; not needed where its other ends, or its blocks, tell that it is linked. */
function dialByHand(plan: Plan, id: string, link: Link): Task {
  const { node, to, after } = link;
  const own = `${id}:${node}`;
  const isTold = !to.some((other) => isClosed(plan, other));
  const seen: readonly Check[] = after ?? to.map((other) => ({ kind: 'linked', node: other, to: [node] }));
  return {
    ...dial(plan, id, link),
    // Who is silent holds up nobody: what is linked is told at the end, by looks.
    after: after ?? [{ kind: 'person-says', id: own }],
    ...(after || isTold ? { unless: seen } : {}),
    isByHand: true,
  };
}

function checksOf(plan: Plan, { node, to, after }: Link): readonly Check[] {
  if (after) return after;
  const meant = meantLinks(plan, node, to);
  return meant.length === 0 ? [] : [{ kind: 'linked', node, to: meant }];
}

const dial = (plan: Plan, id: string, link: Link): Task =>
  taskOf({
    id: `${id}:${link.node}`,
    node: link.node,
    calls: peerCalls(plan, 'admin_addPeer', link.to),
    after: checksOf(plan, link),
    byHand: { kind: 'calls' },
  });

function fileOf(plan: Plan, { to }: Link): HandWork {
  const enodes = to.flatMap((name) => (plan.dialOut?.includes(name) ? [] : (plan.enodes[name] ?? [])));
  return enodes.length === to.length ? { kind: 'write-static-nodes', enodes } : { kind: 'restore-static-nodes' };
}

/** Rewound while connected: the peers give the blocks back by themselves. */
const wait = (after: readonly Check[]): Step =>
  stepOf({ id: 'way-out:wait', kind: 'wait', title: phrase('run.way-out.catch-up'), tasks: [], after, limitMs: CATCH_UP_MS });

/**
 * What the end is judged by is given time to settle: a link just made was seen to go once more as cores started, and to come back by itself.
 * Source: a real GoQuorum v24.4.1 network, aborted between rewind and connect.
 */
const settle = (plan: Plan, links: readonly Link[]): Step =>
  stepOf({
    ...{ id: 'way-out:settle', kind: 'wait', title: phrase('run.way-out.settle'), tasks: [], limitMs: LINK_MS },
    after: links.flatMap((link) => checksOf(plan, link)),
  });

function start(plan: Plan, nodes: readonly string[]): Step {
  const isByHand = (node: string) =>
    plan.steps.some(({ tasks }) => tasks.some((task) => task.node === node && task.isByHand && isCore(task)));
  const tasks = nodes.map((node) =>
    taskOf({
      id: `way-out:start:${node}`,
      node,
      calls: [{ method: 'miner_start', params: [] }],
      after: [{ kind: 'core', node, running: true }],
      byHand: { kind: 'calls' },
      ...(isByHand(node) ? { isByHand: true as const } : {}),
    }),
  );
  const limitMs = tasks.some(({ isByHand: own }) => own) ? BY_HAND_MS : CORE_MS;
  return stepOf({ id: 'way-out:start', kind: 'start-consensus', title: phrase('run.way-out.start'), tasks, limitMs });
}

const isCore = ({ calls }: Task): boolean => calls.some(({ method }) => method.startsWith('miner_'));

const taskOf = (given: Pick<Task, 'id' | 'node' | 'calls' | 'after' | 'byHand'> & Partial<Task>): Task => ({
  ...{ times: 1, isDestructive: false, isRepeatable: true, head: null },
  ...given,
});

type Given = { readonly title: Phrase } & Pick<Step, 'id' | 'kind' | 'tasks' | 'limitMs'> & Partial<Step>;

const stepOf = (given: Given): Step => ({
  ...{
    says: [],
    loses: [],
    wayOut: phrase('run.way-out.none'),
    nodes: [...new Set(given.tasks.map(({ node }) => node))],
    order: 'together',
  },
  ...{ before: [], after: [], expectedMs: null, retries: 0, confirmHeight: null, dispensable: [] },
  ...given,
});

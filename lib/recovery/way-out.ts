import { phrase } from '@/lib/incidents/phrase';
import { whatWasDone } from './back/what-was-done';
import { type Group, whereToCatchUp } from './back/where-to-catch-up';
import { CATCH_UP } from './machine/is-cut-off';
import type { HandWork, Plan, Step, Task } from './plan-types';
import type { Run } from './run-types';

/** A node dials again only this long after its last try. Source: recovery.md, step 6. */
const LINK_MS = 50_000;
const CORE_MS = 30_000;
/** A person's work ends some time too: an abort always ends. */
const BY_HAND_MS = 3_600_000;

/**
 * What must be put back given what was done: links first, each rewound node with those it gets its blocks back from and only then with the
 * others, cores last. Empty = nothing was done that lasts. Source: recovery.md, "How far a rewind really goes".
 */
export function wayOut(plan: Plan, run: Run): readonly Step[] {
  const { cut, stopped, rewound } = whatWasDone(plan, run);
  const untouched = cut.filter((node) => !rewound.includes(node));
  const catching = cut.flatMap((node) => {
    const group = rewound.includes(node) ? whereToCatchUp(plan, run, node, others(plan, run, rewound)) : null;
    return group ? [{ node, group }] : [];
  });
  const level = cut.filter((node) => rewound.includes(node) && !catching.some((one) => one.node === node));
  const mesh = [...untouched, ...level];
  const together = level.length > 0 ? mesh : untouched;
  return [
    connect(
      plan,
      'way-out:connect',
      together.map((node) => ({ node, to: without(together, node) })),
      [],
    ),
    connect(
      plan,
      CATCH_UP,
      catching.map(({ node, group }) => ({ node, to: group.nodes })),
      catching,
    ),
    connect(
      plan,
      'way-out:join',
      catching.map(({ node }) => ({ node, to: without(cut, node) })),
      [],
    ),
    start(plan, stopped),
  ].filter(({ tasks }) => tasks.length > 0);
}

/** Nodes of the plan that hold what they held: connected or cut, but not rewound. */
const others = ({ nodes, absent }: Plan, { leftOut }: Run, rewound: readonly string[]): readonly string[] =>
  nodes.filter((name) => !rewound.includes(name) && !absent.includes(name) && !(name in leftOut));

const without = (nodes: readonly string[], node: string): readonly string[] => nodes.filter((name) => name !== node);

type Link = { readonly node: string; readonly to: readonly string[] };

function connect(
  plan: Plan,
  id: string,
  links: readonly Link[],
  catching: readonly { readonly node: string; readonly group: Group }[],
): Step {
  const isByHand = plan.steps.some(({ tasks }) => tasks.some(({ byHand }) => byHand?.kind === 'write-static-nodes'));
  const tasks = links.flatMap(({ node, to }): readonly Task[] => {
    const has = catching.find((one) => one.node === node)?.group.has;
    const enodes = to.flatMap((name) => plan.enodes[name] ?? []);
    if (to.length === 0) return [];
    const after: Task['after'] = has ? [{ kind: 'reaches', node, height: has.height, via: has }] : [{ kind: 'linked', node, to }];
    const isKnown = enodes.length === to.length;
    const work: HandWork = isKnown ? { kind: 'write-static-nodes', enodes } : { kind: 'restore-static-nodes' };
    const calls = isByHand ? [] : enodes.map((enode) => ({ method: 'admin_addPeer', params: [enode] }));
    return [taskOf({ id: `${id}:${node}`, node, calls, after, byHand: isByHand ? work : { kind: 'calls' } })];
  });
  const title = has(id) ? phrase('run.way-out.catch-up') : phrase('run.way-out.connect');
  return stepOf({ id, kind: 'connect', title, tasks, limitMs: isByHand ? BY_HAND_MS : LINK_MS, retries: 2 });
}

const has = (id: string): boolean => id === CATCH_UP;

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
  return stepOf({ id: 'way-out:start', kind: 'start-consensus', title: phrase('run.way-out.start'), tasks, limitMs, retries: 2 });
}

const isCore = ({ calls }: Task): boolean => calls.some(({ method }) => method.startsWith('miner_'));

const taskOf = (given: Pick<Task, 'id' | 'node' | 'calls' | 'after' | 'byHand'> & Partial<Task>): Task => ({
  ...{ times: 1, isDestructive: false, isRepeatable: true, head: null },
  ...given,
});

const stepOf = (given: Pick<Step, 'id' | 'kind' | 'title' | 'tasks' | 'limitMs' | 'retries'>): Step => ({
  ...{ says: [], loses: [], wayOut: phrase('run.way-out.none'), nodes: given.tasks.map(({ node }) => node), order: 'together' },
  ...{ before: [], after: [], expectedMs: null, confirmHeight: null, dispensable: [] },
  ...given,
});

import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { holdsBlock } from '../checks/holds-block';
import { catchingUp, whoCatchesUp } from '../machine/is-cut-off';
import { joinPhrases } from '../machine/join-phrases';
import { allTasks, isBegun, isSettled, stateOf } from '../machine/steps-of';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { BlockId } from '../survey-types';
import { accountOf, type NodeAccount } from './account-of';
import { meantLinks } from './meant-links';
import { sayFork } from './say-fork';
import { whatWasDone } from './what-was-done';

/** What is not as it was before the run, by node. */
export type Left = {
  readonly silent: readonly string[];
  readonly apart: readonly string[];
  readonly stopped: readonly string[];
  readonly behind: readonly string[];
};

/** What of all the run did was not seen to be put back, by the last looks. Unknown counts as not put back. */
export function whatIsLeft(plan: Plan, run: Run): Left {
  const { cut, stopped, rewound } = whatWasDone(plan, run);
  const account = accountOf(plan, run);
  const of = (names: readonly string[], isSo: (one: NodeAccount) => boolean) =>
    account.filter((one) => names.includes(one.node) && isSo(one)).map(({ node }) => node);
  const touched = [...new Set([...cut, ...stopped, ...rewound])];
  return {
    silent: of(touched, ({ node }) => !run.looks.some((look) => look.node === node && look.answered)),
    apart: of(cut, ({ node, missing }) => missing === null || meantLinks(plan, node, missing).length > 0),
    stopped: of(stopped, ({ isCoreOn }) => isCoreOn !== true),
    behind: of(rewound, (one) => isBehind(plan, run, one, account)),
  };
}

/** Below the fork, or not above it while others are; and whoever was to get its blocks back and was not seen with them. */
function isBehind({ ancestor }: Plan, run: Run, { node, head }: NodeAccount, account: readonly NodeAccount[]): boolean {
  if (head === null || ancestor === null) return true;
  if (catchingUp(run).some((task) => whoCatchesUp(task).includes(node) && !isSettled(run, task))) return true;
  const isAbove = account.some((one) => (one.head?.height ?? 0) > ancestor.height);
  return head.height < ancestor.height || (isAbove && head.height === ancestor.height);
}

export const isAllBack = (left: Left): boolean => Object.values(left).every((nodes) => nodes.length === 0);

/** How the network is left: what was put back, what was not, where each node stands, and what no node holds any more. */
export function sayLeft(plan: Plan, run: Run): Phrase {
  const { cut, stopped, rewound } = whatWasDone(plan, run);
  const leftOut = Object.keys(run.leftOut);
  if ([...cut, ...stopped, ...rewound, ...leftOut].length === 0 && !hasRewound(plan, run)) return phrase('run.left.nothing');
  const left = whatIsLeft(plan, run);
  const account = accountOf(plan, run);
  const all: readonly Phrase[] = [
    ...sayBack(plan, run, left),
    ...(left.silent.length === 0 ? [] : [phrase('run.left.silent', { nodes: { list: left.silent } })]),
    ...(leftOut.length === 0 ? [] : [phrase('run.left.left-out', { nodes: { list: leftOut } })]),
    ...sayUnsure(plan, run),
    ...sayFork(plan, run),
    ...sayHeads(account),
    ...sayGone(plan, run),
  ];
  return joinPhrases(all) ?? phrase('run.left.nothing');
}

function sayBack(plan: Plan, run: Run, left: Left): readonly Phrase[] {
  const { behind, apart, stopped } = left;
  if (run.phase === 'discarded') return [phrase('run.left.as-it-is'), ...sayOpen(left)];
  if (behind.length + apart.length + stopped.length > 0) return [phrase('run.left.failed'), ...sayOpen(left)];
  if (left.silent.length > 0) return [];
  const rewound = rewoundNodes(plan, run);
  if (rewound.length === 0) return [phrase('run.left.back')];
  return [phrase('run.left.back-rewound', { nodes: { list: rewound } }), ...sayRewound(plan, run, rewound)];
}

/** Of nodes that were asked to rewind: whether they hold the head they had, by the last looks. */
function sayRewound({ basis }: Plan, run: Run, nodes: readonly string[]): readonly Phrase[] {
  const holding = (node: string) => {
    const [look, old] = [run.looks.find((one) => one.node === node && one.answered), basis.heads[node]];
    return look && old ? holdsBlock(look, old) : 'unknown';
  };
  const those = (is: ReturnType<typeof holding>) => nodes.filter((node) => holding(node) === is);
  const said = (list: readonly string[], one: Phrase) => (list.length === 0 ? [] : [one]);
  const [yes, no, unknown] = [those('yes'), those('no'), those('unknown')];
  return [
    ...said(yes, phrase('run.left.old-head', { nodes: { list: yes } })),
    ...said(no, phrase('run.left.other-head', { nodes: { list: no } })),
    ...said(unknown, phrase('run.left.head-untold', { nodes: { list: unknown } })),
  ];
}

function sayOpen({ behind, apart, stopped }: Left): readonly Phrase[] {
  return [
    ...(behind.length === 0 ? [] : [phrase('run.left.behind', { nodes: { list: behind } })]),
    ...(apart.length === 0 ? [] : [phrase('run.left.apart', { nodes: { list: apart } })]),
    ...(stopped.length === 0 ? [] : [phrase('run.left.stopped', { nodes: { list: stopped } })]),
  ];
}

const hasRewound = (plan: Plan, run: Run): boolean => rewoundNodes(plan, run).length > 0;

const rewoundNodes = (plan: Plan, run: Run): readonly string[] => [
  ...new Set(plan.steps.flatMap(({ tasks }) => tasks.filter((task) => task.isDestructive && isBegun(run, task)).map(({ node }) => node))),
];

/** A call of which nothing was ever heard may be carried out yet. */
function sayUnsure(plan: Plan, run: Run): readonly Phrase[] {
  const nodes = allTasks(plan, run)
    .filter(({ id, isDestructive }) => isDestructive && ['sending', 'unsure'].includes(stateOf(run, id).state))
    .map(({ node }) => node);
  return nodes.length === 0 ? [] : [phrase('run.left.unsure', { nodes: { list: [...new Set(nodes)] } })];
}

function sayHeads(account: readonly NodeAccount[]): readonly Phrase[] {
  const heads = new Map<string, { readonly head: BlockId; readonly nodes: string[] }>();
  for (const { node, head } of account) {
    if (!head) continue;
    const one = heads.get(head.hash) ?? { head, nodes: [] };
    one.nodes.push(node);
    heads.set(head.hash, one);
  }
  return [...heads.values()].map(({ head: { height, hash }, nodes }) =>
    phrase('run.left.head', { nodes: { list: nodes }, height, hash: { hash } }),
  );
}

/** Heads that were there before and that every node of the plan says it does not hold. */
function sayGone(plan: Plan, run: Run): readonly Phrase[] {
  const before = [...new Map(Object.values(plan.basis.heads).map((head) => [head.hash, head])).values()];
  const looks = run.looks.filter(({ node, answered }) => answered && plan.nodes.includes(node));
  const isTold = plan.nodes.every((node) => looks.some((look) => look.node === node && look.head !== null));
  const gone = isTold ? before.filter((block) => looks.every((look) => holdsBlock(look, block) === 'no')) : [];
  return gone.map(({ height, hash }) => phrase('run.left.gone', { height, hash: { hash } }));
}

import type { Hash } from '@/lib/consensus/types';
import { growForkTree, type Reading, type ReadTip, type TipFork, type TreeState, type Want } from './fork-tree';
import type { HeadRef, NodeId, Question } from './types';

/** Where chains part: all holders agree at `ancestor`, no two branches agree at `height` = ancestor + 1. */
export type ForkPoint = {
  readonly ancestor: HeadRef;
  readonly height: number;
  /** By hash at the forked height. */
  readonly branches: readonly ForkBranch[];
};

export type ForkBranch = {
  readonly hashAtFork: Hash;
  /** The highest head on the branch. */
  readonly tip: HeadRef;
  /** Everybody on the branch, those on its inner branches included. */
  readonly nodes: readonly NodeId[];
  /** The branch parts again further up; its nodes below that point are on neither inner branch. */
  readonly inner: ForkPoint | null;
};

/** `no-block`: answered null at a height it should hold, being rewound or pruned. */
export type Dropped = { readonly node: NodeId; readonly why: 'failed' | 'no-block' };

export type ForkSearch = {
  /** `heads`: answers contradicted each other, so the tips themselves are read again first. */
  readonly phase: 'search' | 'heads';
  readonly tips: readonly Tip[];
  readonly dropped: readonly Dropped[];
  readonly rounds: number;
  readonly questions: number;
  readonly restarts: number;
  /** A branch of which nobody is left to ask. */
  readonly lost: HeadRef | null;
};
type Tip = HeadRef & { readonly nodes: readonly NodeId[]; readonly readings: ReadonlyMap<number, Reading> };

export type StuckWhy =
  /** Chains differ at the genesis block: these are not one network. */
  | 'no-common-genesis'
  /** The last holder of a branch stopped answering. */
  | 'branch-lost'
  /** Answers kept contradicting each other: the tree changes faster than it can be read, or a node lies. */
  | 'keeps-changing'
  | 'too-many-rounds';

export type ForkPlan =
  | { readonly kind: 'ask'; readonly questions: readonly Question[] }
  /** `fork` null = all heads are on one chain. `behind` = heads on the trunk, at or below the ancestor. */
  | { readonly kind: 'done'; readonly fork: ForkPoint | null; readonly behind: readonly NodeId[]; readonly dropped: readonly Dropped[] }
  | { readonly kind: 'stuck'; readonly why: StuckWhy; readonly dropped: readonly Dropped[] };

export type ForkAnswer = { readonly node: NodeId; readonly height: number; readonly answer: Hash | null | 'failed' };

/** A node's current claim (`Claims.hashOf`); null = none. Saves questions, but is never proof: boundaries are read again. */
export type Known = (node: NodeId, height: number) => Hash | null;

const MAX_RESTARTS = 2;
const MAX_ROUNDS = 100;
const NOTHING_KNOWN: Known = () => null;

/** Begins a search over the heads just read. Every search starts from nothing: bounds of an earlier one may be wrong for a node that was away. */
export function startForkSearch(heads: readonly (HeadRef & { readonly node: NodeId })[]): ForkSearch {
  return { phase: 'search', tips: groupTips(heads), dropped: [], rounds: 0, questions: 0, restarts: 0, lost: null };
}

/** What to ask next, all in one batched round, or the result. Nodes with one head hash share a chain, so one of them is asked for all. */
export function planForkPoint(search: ForkSearch, known: Known = NOTHING_KNOWN): ForkPlan {
  const { tips, dropped } = search;
  const stuck = (why: StuckWhy): ForkPlan => ({ kind: 'stuck', why, dropped });
  if (search.lost) return stuck('branch-lost');
  if (search.restarts > MAX_RESTARTS) return stuck('keeps-changing');
  if (search.rounds >= MAX_ROUNDS) return stuck('too-many-rounds');
  if (search.phase === 'heads')
    return { kind: 'ask', questions: tips.flatMap(({ nodes, height }) => nodes.map((node) => ({ node, height }))) };
  const { tree, wants } = grow(tips, search.restarts > 0 || isRefuted(tips, known) ? NOTHING_KNOWN : known);
  if (wants.length > 0) return { kind: 'ask', questions: toQuestions(tips, wants) };
  if (tree.fault === 'no-common-genesis') return stuck('no-common-genesis');
  if (tree.fault) return stuck('keeps-changing');
  if (!tree.fork && dropped.length > 0) return stuck('branch-lost');
  const forked = new Set(tree.fork?.tips);
  const behind = tree.fork ? tips.flatMap(({ nodes }, index) => (forked.has(index) ? [] : nodes)) : [];
  return { kind: 'done', fork: tree.fork && toForkPoint(tips, tree.fork), behind, dropped };
}

/** Takes the answers of one round. What was asked and not answered is asked again; a node that failed is left out from then on. */
export function answerForkPoint(search: ForkSearch, answers: readonly ForkAnswer[]): ForkSearch {
  const counted = { ...search, rounds: search.rounds + 1, questions: search.questions + answers.length };
  if (search.phase === 'heads') return readHeads(counted, answers);
  const readings = new Map<Tip, Map<number, Reading>>();
  const gone = new Map<NodeId, Dropped>();
  for (const { node, height, answer } of answers) {
    const tip = search.tips.find(({ nodes }) => nodes.includes(node));
    if (!tip) continue;
    if (answer === null || answer === 'failed') {
      gone.set(node, { node, why: answer === null ? 'no-block' : 'failed' });
      continue;
    }
    const of = readings.get(tip) ?? new Map(tip.readings);
    const before = height === tip.height ? tip.hash : of.get(height)?.hash;
    if (before !== undefined && before !== answer) return restart(counted);
    readings.set(tip, of.set(height, { hash: answer, fresh: true }));
  }
  const tips = search.tips.map((tip) => ({
    ...tip,
    nodes: tip.nodes.filter((node) => !gone.has(node)),
    readings: readings.get(tip) ?? tip.readings,
  }));
  if (growForkTree(tips).fault === 'contradiction') return restart(counted);
  const left = tips.filter(({ nodes }) => nodes.length > 0);
  const lost = tips.find((tip) => tip.nodes.length === 0 && isBranchOfItsOwn(tip, left)) ?? null;
  return { ...counted, tips: left, dropped: [...search.dropped, ...gone.values()], lost };
}

function restart(search: ForkSearch): ForkSearch {
  return { ...search, phase: 'heads', restarts: search.restarts + 1 };
}

/** After a contradiction: every node says anew what it has at the height of its head. */
function readHeads(search: ForkSearch, answers: readonly ForkAnswer[]): ForkSearch {
  const said = new Map(answers.map((answer) => [answer.node, answer]));
  const dropped = [...search.dropped];
  const heads: (HeadRef & { node: NodeId })[] = [];
  for (const { nodes, height } of search.tips) {
    for (const node of nodes) {
      const answer = said.get(node)?.height === height ? said.get(node)?.answer : 'failed';
      if (answer && answer !== 'failed') heads.push({ node, height, hash: answer });
      else dropped.push({ node, why: answer === null ? 'no-block' : 'failed' });
    }
  }
  return { ...search, phase: 'search', tips: groupTips(heads), dropped };
}

function groupTips(heads: readonly (HeadRef & { readonly node: NodeId })[]): readonly Tip[] {
  const tips = new Map<string, { height: number; hash: Hash; nodes: NodeId[]; readings: Map<number, Reading> }>();
  for (const { node, height, hash } of heads) {
    const key = `${height} ${hash}`;
    const tip = tips.get(key);
    if (tip) tip.nodes.push(node);
    else tips.set(key, { height, hash, nodes: [node], readings: new Map() });
  }
  return [...tips.values()];
}

/** Follows claims as far as they lead for free. A step that needs any question asks all of its own, so that no boundary costs a further round. */
function grow(tips: readonly Tip[], known: Known): { tree: TreeState; wants: readonly Want[] } {
  let work: readonly ReadTip[] = tips;
  for (;;) {
    const tree = growForkTree(work);
    if (tree.fault === 'contradiction' && known !== NOTHING_KNOWN) return grow(tips, NOTHING_KNOWN);
    if (tree.fault === 'no-common-genesis' && work !== tips) return grow(tips, NOTHING_KNOWN);
    if (tree.wants.length === 0) return { tree, wants: tree.verify };
    const added = tree.wants.map((want) => claimFor(tips, want, known));
    if (added.some((claim) => claim === null)) return { tree, wants: [...tree.wants, ...tree.recheck] };
    const learnt = new Map<number, Map<number, Reading>>();
    for (const claim of added) {
      if (!claim) continue;
      const of = learnt.get(claim.tip) ?? new Map(work[claim.tip]?.readings);
      learnt.set(claim.tip, of.set(claim.height, { hash: claim.hash, fresh: false }));
    }
    work = work.map((tip, index) => ({ ...tip, readings: learnt.get(index) ?? tip.readings }));
  }
}

/** Whether a claim differs from what the search read itself: then none of them may steer it. */
function isRefuted(tips: readonly Tip[], known: Known): boolean {
  return tips.some(({ nodes, readings }) =>
    [...readings].some(([height, { hash }]) => nodes.some((node) => (known(node, height) ?? hash) !== hash)),
  );
}

function claimFor(tips: readonly Tip[], want: Want, known: Known): { tip: number; height: number; hash: Hash } | null {
  for (const tip of want.tips) {
    for (const node of tips[tip]?.nodes ?? []) {
      const hash = known(node, want.height);
      if (hash) return { tip, height: want.height, hash };
    }
  }
  return null;
}

function toQuestions(tips: readonly Tip[], wants: readonly Want[]): Question[] {
  const questions = new Map<string, Question>();
  for (const { tips: any, height } of wants) {
    const node = tips[any[0] ?? -1]?.nodes[0];
    if (node !== undefined) questions.set(`${height} ${node}`, { node, height });
  }
  return [...questions.values()];
}

/** Whether the tip is known to differ, at some height, from all others read there. */
function isBranchOfItsOwn(tip: Tip, others: readonly Tip[]): boolean {
  const at = (of: Tip, height: number) => (of.height === height ? of.hash : of.readings.get(height)?.hash);
  return [tip.height, ...tip.readings.keys()].some((height) => {
    const said = others.map((other) => at(other, height)).filter((hash) => hash !== undefined);
    return said.length > 0 && !said.includes(at(tip, height) as Hash);
  });
}

function toForkPoint(tips: readonly Tip[], fork: TipFork): ForkPoint {
  return {
    ancestor: fork.ancestor,
    height: fork.ancestor.height + 1,
    branches: fork.branches.map((branch) => {
      const members = branch.tips.flatMap((index) => tips[index] ?? []);
      const highest = members.reduce((a, b) => (b.height > a.height || (b.height === a.height && b.hash < a.hash) ? b : a));
      return {
        hashAtFork: branch.hash,
        tip: { height: highest.height, hash: highest.hash },
        nodes: members.flatMap(({ nodes }) => nodes),
        inner: branch.fork && toForkPoint(tips, branch.fork),
      };
    }),
  };
}

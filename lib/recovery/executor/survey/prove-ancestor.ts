import { answerForkPoint, type ForkBranch, type ForkPoint, type Known, planForkPoint, startForkSearch } from '@/lib/chain/fork-point';
import type { Hash } from '@/lib/consensus/types';
import type { BlockId, NodeLook } from '../../survey-types';
import type { LookedNode } from '../look-at-nodes';
import { type HashAnswer, readHashes } from './read-hashes';

export type Ancestry = { readonly ok: true; readonly fork: ForkPoint | null } | { readonly ok: false; readonly why: string };

/** What the watch makes of it: where to look first, and what need not be asked twice. It saves questions and proves nothing. */
export type Hints = { readonly ancestor: BlockId | null; readonly known: Known };

const STUCK = {
  'no-common-genesis': 'the chains differ at the genesis block',
  'branch-lost': 'the last node of a branch stopped answering',
  'keeps-changing': "the nodes' answers kept contradicting each other",
  'too-many-rounds': 'the search did not come to an end',
} as const;

/**
 * The last common block, by reads of its own: every node is asked itself at each place where chains part, and is equal at the ancestor and on its
 * branch right above. A node that says otherwise, or nothing, leaves it unproven; who tells no head stands nowhere, and blocks a plan by itself.
 */
export async function proveAncestor(nodes: readonly LookedNode[], looks: readonly NodeLook[], hints: Hints): Promise<Ancestry> {
  const heads = looks.flatMap(({ node, head }) => (head ? [{ node, height: head.height, hash: head.hash }] : []));
  if (heads.length === 0) return { ok: false, why: 'no node tells its head' };
  const fork = hints.ancestor && (await forkAt(hints.ancestor, nodes, heads, hints.known));
  return fork ? { ok: true, fork } : searchAll(nodes, heads, hints.known);
}

type Head = BlockId & { readonly node: string };

async function searchAll(nodes: readonly LookedNode[], heads: readonly Head[], known: Known): Promise<Ancestry> {
  const found = await search(nodes, heads, known);
  const doubt = found.ok && found.fork ? await doubtOf(found.fork, nodes, heads) : null;
  return doubt === null ? found : { ok: false, why: doubt };
}

async function search(nodes: readonly LookedNode[], heads: readonly Head[], known: Known): Promise<Ancestry> {
  let under = startForkSearch(heads);
  for (;;) {
    const plan = planForkPoint(under, known);
    if (plan.kind === 'stuck') return { ok: false, why: STUCK[plan.why] };
    if (plan.kind === 'ask') {
      under = answerForkPoint(under, await readHashes(nodes, plan.questions));
      continue;
    }
    const lost = plan.dropped[0];
    if (lost) return { ok: false, why: `${lost.node} ${lost.why === 'failed' ? 'stopped answering' : 'holds no block where it should'}` };
    return { ok: true, fork: plan.fork };
  }
}

/** The fork at a common block somebody names, where every node proves it; null = it is not there, so it has to be searched for. */
async function forkAt(ancestor: BlockId, nodes: readonly LookedNode[], heads: readonly Head[], known: Known): Promise<ForkPoint | null> {
  const height = ancestor.height + 1;
  // Who is below can prove nothing of it: the search places such a node on the common chain or names it.
  if (heads.some((head) => head.height < ancestor.height)) return null;
  const answers = await readHashes(
    nodes,
    heads.flatMap(({ node }) => [ancestor.height, height].map((at) => ({ node, height: at }))),
  );
  const camps = new Map<Hash, Head[]>();
  for (const head of heads) {
    if (at(answers, head.node, ancestor.height) !== ancestor.hash) return null;
    const above = at(answers, head.node, height);
    if (above === undefined || above === 'failed' || (above === null) !== head.height < height) return null;
    if (above !== null) camps.set(above, [...(camps.get(above) ?? []), head]);
  }
  if (camps.size < 2) return null;
  const branches: ForkBranch[] = [];
  for (const [hashAtFork, camp] of camps) {
    const inner = await searchAll(nodes, camp, known);
    if (!inner.ok) return null;
    const tip = camp.reduce((a, b) => (b.height > a.height || (b.height === a.height && b.hash < a.hash) ? b : a));
    branches.push({ hashAtFork, tip: { height: tip.height, hash: tip.hash }, nodes: camp.map(({ node }) => node), inner: inner.fork });
  }
  return { ancestor, height, branches };
}

const at = (answers: readonly HashAnswer[], node: string, height: number): HashAnswer['answer'] | undefined =>
  answers.find((one) => one.node === node && one.height === height)?.answer;

/** What speaks against the fork as found; null = every node proves its side of it. */
async function doubtOf(fork: ForkPoint, nodes: readonly LookedNode[], heads: readonly Head[]): Promise<string | null> {
  const points = allPoints(
    fork,
    heads.map(({ node }) => node),
  );
  const answers = await readHashes(
    nodes,
    points.flatMap(({ point, members }) =>
      members.flatMap((node) => [point.ancestor.height, point.height].map((height) => ({ node, height }))),
    ),
  );
  for (const { point, members } of points) {
    for (const node of members) {
      const top = heads.find((head) => head.node === node)?.height ?? -1;
      if (top < point.ancestor.height) continue;
      if (at(answers, node, point.ancestor.height) !== point.ancestor.hash)
        return `${node} does not hold the common block at height ${point.ancestor.height}`;
      const own = point.branches.find((branch) => branch.nodes.includes(node))?.hashAtFork ?? null;
      if (at(answers, node, point.height) !== own) return `${node} has changed its chain at height ${point.height} while it was asked`;
    }
  }
  return null;
}

type Point = { readonly point: ForkPoint; readonly members: readonly string[] };

/** The point and those within its branches, each with everybody who stands at it or above. */
function allPoints(point: ForkPoint, members: readonly string[]): readonly Point[] {
  return [{ point, members }, ...point.branches.flatMap(({ inner, nodes }) => (inner ? allPoints(inner, nodes) : []))];
}

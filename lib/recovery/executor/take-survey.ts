import type { NetworkPicture } from '@/lib/chain/picture';
import type { DiagnosisInput } from '@/lib/incidents/types';
import type { Survey, SurveyedBranch } from '../survey-types';
import { type LookedNode, lookAtNodes } from './look-at-nodes';
import { findStrangers } from './survey/find-strangers';
import { type Leaf, leafBranches } from './survey/leaf-branches';
import { ofThisChain } from './survey/of-this-chain';
import { type Hints, proveAncestor } from './survey/prove-ancestor';
import { readBranch } from './survey/read-branch';
import { stopFacts } from './survey/stop-facts';
import { withStarts } from './with-starts';

export type SurveyInput = {
  readonly network: string;
  readonly nodes: readonly LookedNode[];
  /** What the watch makes of the network: letters of branches, verified blocks, logs. It never stands for a read. */
  readonly watch: DiagnosisInput;
  /** Server ms. */
  readonly now: () => number;
};

/** Heads that move between look and search, and an ancestor that nobody knew before, are looked at again so often. */
const TRIES = 3;

/**
 * Fresh answers of every configured node: looks, the ancestor as proven by reads of this survey alone, the blocks above it on every branch, how
 * nodes were last stopped, and peers that are nobody's.
 */
export async function takeSurvey({ network, nodes, watch, now }: SurveyInput): Promise<Survey> {
  const { picture } = watch;
  // Looks tell each node's own hash around the ancestor: the watch's word only says where to ask.
  let heights = aroundAncestor(picture.fork.state === 'proven' ? picture.fork.ancestor.height : null);
  let looks = await lookAtNodes(nodes, heights, now);
  let counted = ofThisChain(looks, picture);
  let ancestry = await proveAncestor(nodes, counted, hintsOf(picture));
  for (let tries = 1; tries < TRIES; tries += 1) {
    const proven = ancestry.ok ? (ancestry.fork?.ancestor.height ?? null) : null;
    if (ancestry.ok && (proven === null || heights.includes(proven))) break;
    heights = aroundAncestor(proven);
    looks = await lookAtNodes(nodes, heights, now);
    counted = ofThisChain(looks, picture);
    ancestry = await proveAncestor(nodes, counted, hintsOf(picture));
  }
  const fork = ancestry.ok ? ancestry.fork : null;
  const addressOf = (name: string) => looks.find(({ node }) => node === name)?.address ?? null;
  const told = counted.flatMap(({ validators }) => validators ?? []);
  const sets = new Set(told.length > 0 ? told : picture.set?.validators);
  const branchOf = async ({ label, tip, nodes: members }: Leaf): Promise<SurveyedBranch> => ({
    label,
    tip,
    nodes: members,
    validators: [...new Set(members.flatMap((name) => addressOf(name) ?? []))].filter((address) => sets.has(address)),
    blocks: fork ? await readBranch({ ancestor: fork.ancestor, tip, holders: holdersOf(members, tip.height), known: picture.block }) : [],
  });
  const holdersOf = (members: readonly string[], height: number) =>
    nodes
      .filter(({ name }) => members.includes(name))
      .map((node) => ({ ...node, look: looks.find((look) => look.node === node.name) }))
      .sort((a, b) => Number(b.look?.head?.height === height) - Number(a.look?.head?.height === height))
      .map(({ look, ...node }) => ({ ...node, version: look?.client ?? null }));
  return {
    network,
    takenAt: now(),
    looks: withStarts(looks, picture.nodes),
    ancestor: fork && { height: fork.ancestor.height, hash: fork.ancestor.hash },
    ...(ancestry.ok ? {} : { unproven: ancestry.why }),
    branches: fork ? await Promise.all(leafBranches(fork, picture, addressOf).map(branchOf)) : [],
    stops: stopFacts(picture.nodes, watch.headDrops),
    strangers: findStrangers(looks, rememberedOf(watch)),
  };
}

const aroundAncestor = (height: number | null): readonly number[] => (height === null ? [] : [height, height + 1]);

function hintsOf({ fork, heights }: NetworkPicture): Hints {
  const camps = new Map(heights.map((one) => [one.height, one.camps]));
  return {
    ancestor: fork.state === 'proven' ? fork.ancestor : null,
    known: (node, height) => camps.get(height)?.find(({ nodes }) => nodes.includes(node))?.hash ?? null,
  };
}

/** Who configured nodes proved to be when they last answered; what settings alone say proves nothing. */
const rememberedOf = ({ picture }: DiagnosisInput) =>
  picture.nodes.flatMap(({ address, addressSource }) => (address !== null && addressSource !== 'config' ? [address] : []));

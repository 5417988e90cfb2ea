import type { Address, Hash } from '@/lib/consensus/types';
import { isMadeFor } from '@/lib/incidents/made-for';
import { peerName } from '../checks/peer-names';
import type { Landing, Plan } from '../plan-types';
import type { BlockId, NodeLook } from '../survey-types';

type PredictedBlock = BlockId & { readonly parent: Hash; readonly author: Address | null };

/** What the plan's calls have changed of a node: what is read of it now tells nothing of these any more. */
export type Fact = 'head' | 'links' | 'core' | 'process';

/** A node as it should be by now. It starts as the live look has it and is changed by nothing but the plan's own calls. */
export type PredictedNode = {
  readonly name: string;
  readonly look: NodeLook;
  readonly address: Address | null;
  /** Hashes as far as known; no entry = not known. */
  readonly chain: Map<number, Hash>;
  /** Who sealed blocks that were made since. */
  readonly authors: Map<number, Address>;
  top: PredictedBlock | null;
  /** The highest block that is there today. */
  known: BlockId | null;
  isMining: boolean;
  /** Its core can seal on the head it has: started anew since the chain stood still. */
  isFresh: boolean;
  isUp: boolean;
  /** Nodes of the plan it is linked with. */
  readonly links: Set<string>;
  /** Peers that are none of the plan's. */
  strangers: readonly NonNullable<NodeLook['peers']>[number][];
  /** Rewound, and where it stands is not known. */
  landing: Pick<Landing, 'asked' | 'lowest' | 'expected'> | null;
  /** Names in its static-nodes.json; null = the file as it was. */
  file: readonly string[] | null;
  /** What its process read at its start. */
  dials: readonly string[] | null;
  readonly changed: Set<Fact>;
};

export type PredictedNetwork = {
  readonly plan: Plan;
  readonly nodes: ReadonlyMap<string, PredictedNode>;
  /** A rewound core goes on by itself, and its node takes what its peers have. Source: reference/besu.md. */
  readonly isBesu: boolean;
  /** Blocks that were made or made up: their hashes are nobody's. */
  readonly made: Set<Hash>;
  /** Where nodes land that may land below what is asked. */
  readonly landsBelow: boolean;
};

/** The network as it answers now, ready to be changed by the plan's calls. */
export function predictedNetwork(plan: Plan, looks: readonly NodeLook[], landsBelow: boolean): PredictedNetwork {
  const ours = looks.filter(({ node }) => plan.nodes.includes(node));
  const nodes = new Map(ours.map((look) => [look.node, nodeOf(plan, look)]));
  for (const node of nodes.values()) for (const name of linksOf(plan, node.look, ours)) link(node, nodes.get(name));
  const isBesu = isMadeFor(plan.playbook, 'besu') && !isMadeFor(plan.playbook, 'goquorum');
  return { plan, nodes, isBesu, made: new Set(), landsBelow };
}

function nodeOf(plan: Plan, look: NodeLook): PredictedNode {
  const { node: name, head, answered } = look;
  const address = look.address ?? plan.basis.addresses[name] ?? null;
  const held = Object.entries(look.holds).flatMap(([height, hash]) => (hash === null ? [] : [[Number(height), hash] as const]));
  const chain = new Map<number, Hash>(held);
  if (head && head.height > 0) chain.set(head.height - 1, head.parent);
  if (head) chain.set(head.height, head.hash);
  return {
    ...{ name, look, address, chain, authors: new Map() },
    top: head && { height: head.height, hash: head.hash, parent: head.parent, author: head.author },
    known: head && { height: head.height, hash: head.hash },
    // Who does not tell whether its core runs is believed to run one if it seals.
    isMining: look.mining ?? plan.validatorNodes.includes(name),
    isFresh: false,
    isUp: answered,
    links: new Set(),
    strangers: (look.peers ?? []).filter((peer) => peerName(plan, peer) === null),
    landing: null,
    file: null,
    dials: null,
    changed: new Set(),
  };
}

/** Links that either end tells; of two that both tell none, it can't be told, and they are taken for linked. */
function linksOf(plan: Plan, look: NodeLook, all: readonly NodeLook[]): readonly string[] {
  if (!look.answered) return [];
  const told = (look.peers ?? []).flatMap((peer) => peerName(plan, peer) ?? []);
  const silent = look.peers === null ? all.filter((other) => other.answered && other.peers === null).map(({ node }) => node) : [];
  return [...told, ...silent].filter((name) => name !== look.node);
}

export function link(a: PredictedNode, b: PredictedNode | undefined): boolean {
  if (!b || a === b || !a.isUp || !b.isUp || a.links.has(b.name)) return false;
  a.links.add(b.name);
  b.links.add(a.name);
  return true;
}

export function unlink(a: PredictedNode, b: PredictedNode | undefined): void {
  if (!b) return;
  a.links.delete(b.name);
  b.links.delete(a.name);
  for (const one of [a, b]) one.changed.add('links');
}

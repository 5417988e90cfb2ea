import { expectedProposer } from '@/lib/consensus/expected-proposer';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address } from '@/lib/consensus/types';
import { commonHead, isOfNetwork } from '@/lib/drill/plant/common-head';
import type { DrillNetwork, PlantedBranch, SimNode, StoredBlock } from '@/lib/drill/types';

/** One branch before its blocks are built. */
export type BranchPlan = {
  readonly depth: number;
  readonly holders: readonly SimNode[];
  /** A quorum of the set after the ancestor: the mesh that made this branch. Its holders first, then validators that ran in both. */
  readonly sealers: readonly Address[];
  readonly firstRound: number;
  /** Most transfers in each block. */
  readonly transactions: number;
};

export type ForkPlan =
  | { readonly ok: true; readonly ancestor: StoredBlock; readonly branches: readonly BranchPlan[] }
  | { readonly ok: false; readonly why: string };

const MAX_DEPTH = 1000;

/**
 * Whether this fork can stand on the network's present chain, and who seals and proposes on each branch. A branch without a round gets the
 * first free one whose proposer holds it, as the proposer of a mesh holds what the mesh made.
 */
export function planBranches(network: DrillNetwork, asked: readonly PlantedBranch[]): ForkPlan {
  const refusal = refuseShape(network, asked);
  if (refusal !== null) return { ok: false, why: refusal };
  const common = commonHead(network);
  if (!common.ok) return common;
  const ancestor = common.head;
  const { height } = ancestor.block.header;
  const validators = common.chain.snapshotAt(ancestor.block.hash)?.validators ?? [];
  const settings = network.workshop.settingsAt(height + 1);
  const quorum = quorumSize(Math.max(1, validators.length), settings.quorumRule);
  const keyed = validators.filter((address) => network.workshop.keyOf(address) !== null);
  if (keyed.length < quorum) {
    return {
      ok: false,
      why: `A branch needs the seals of a quorum of ${quorum}; ${keyed.length} of ${validators.length} validators have keys here.`,
    };
  }
  const lastAuthor = height === 0 ? null : ancestor.block.author;
  // The first holder speaks for its mesh: two meshes may take turns in two orders, and so may nodes of one, which then need later rounds.
  const orderOf = ([first]: readonly SimNode[]) => first?.process()?.chain.snapshotAt(ancestor.block.hash)?.turns ?? 'bytes';
  const proposerAt = (round: number, holders: readonly SimNode[]) =>
    expectedProposer({ ...settings, validators, order: orderOf(holders), lastAuthor, round, family: 'goquorum' });
  const taken = new Set(asked.flatMap(({ round }) => (round === undefined ? [] : [round])));
  const branches = asked.map((branch) => {
    const holders = branch.holders.map((name) => network.node(name));
    const held = new Set(holders.map((node) => node.key.address));
    const round = branch.round ?? freeRound(taken, validators.length, (one) => held.has(proposerAt(one, holders) ?? '0x'));
    taken.add(round);
    const author = proposerAt(round, holders);
    const mesh = [...keyed].sort((a, b) => rank(a, author, held) - rank(b, author, held));
    const { depth, transactions = Number.POSITIVE_INFINITY } = branch;
    return { depth, holders, sealers: mesh.slice(0, quorum), firstRound: round, transactions };
  });
  const firsts = branches.map(({ firstRound, holders, transactions }) => ({ author: proposerAt(firstRound, holders), transactions }));
  const equal = equalContent(firsts);
  if (equal !== null) return { ok: false, why: equal };
  return { ok: true, ancestor, branches };
}

/** The author seals what it proposed, then who holds it, then who ran in both meshes. */
const rank = (address: Address, author: Address | null, held: ReadonlySet<Address>): number =>
  address === author ? 0 : held.has(address) ? 1 : 2;

function freeRound(taken: ReadonlySet<number>, turns: number, fits: (round: number) => boolean): number {
  const rounds = Array.from({ length: turns }, (_, round) => round).filter((round) => !taken.has(round));
  return rounds.find(fits) ?? rounds[0] ?? Math.max(-1, ...taken) + 1;
}

function refuseShape(network: DrillNetwork, asked: readonly PlantedBranch[]): string | null {
  if (asked.length < 2) return 'A fork takes at least two branches.';
  const names = network.nodes.map(({ name }) => name);
  const seen = new Map<string, number>();
  for (const [index, { holders, depth, round }] of asked.entries()) {
    const label = `Branch ${index + 1}`;
    if (holders.length === 0) return `${label} is held by nobody.`;
    if (!Number.isInteger(depth) || depth < 1 || depth > MAX_DEPTH)
      return `${label}: depth is ${depth}; it is a whole number from 1 to ${MAX_DEPTH}.`;
    if (round !== undefined && (!Number.isInteger(round) || round < 0 || round > 30))
      return `${label}: round is ${round}; it is a whole number from 0 to 30.`;
    for (const name of holders) {
      if (!names.includes(name)) return `There is no node "${name}"; there are: ${names.join(', ')}.`;
      const other = seen.get(name);
      if (other !== undefined) return `${name} is on branch ${other + 1} and on branch ${index + 1}; a node holds one.`;
      seen.set(name, index);
      const node = network.node(name);
      if (node.process() === null) return `${name} is down: start it first, or leave it out.`;
      if (!isOfNetwork(network, node)) return `${name} has another genesis: it can hold no branch of this chain.`;
    }
  }
  return null;
}

/** Neither round nor seals enter a hash: the same author with the same content makes the same block. */
function equalContent(firsts: readonly { readonly author: Address | null; readonly transactions: number }[]): string | null {
  for (const [index, { author, transactions }] of firsts.entries()) {
    const other = firsts.findIndex((one, at) => at < index && one.author === author && one.transactions === transactions);
    if (other >= 0) {
      return `Branches ${other + 1} and ${index + 1} would be one block: ${author} proposes both with the same content. Give them rounds of different proposers.`;
    }
  }
  return null;
}

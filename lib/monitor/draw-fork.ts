import { labelBranches } from '@/lib/chain/branches';
import { healsByItself } from '@/lib/chain/fork-outlook';
import type { ForkBranch, ForkPoint } from '@/lib/chain/fork-point';
import type { BranchPicture, ForkPicture, SetPicture } from '@/lib/chain/picture';
import { sealedBoth } from '@/lib/chain/sealed-both';
import { stoppedValidators } from '@/lib/chain/stopped-validators';
import { dialectOf } from '@/lib/rpc/dialects';
import { chainNodes } from './draw-height';
import { isForked } from './follow-up';
import { countedNodes, type NetworkState } from './network-state';

/** Where the search for the last common ancestor stands, and once it is proven who is on which branch. */
export function drawFork(state: NetworkState, set: SetPicture | null): ForkPicture {
  if (!isForked(state)) return { state: 'none' };
  const seenAt = state.forkSeenAt ?? 0;
  const hashes = Math.max(...[...state.believed.values()].map((believed) => believed.size));
  const plan = state.found?.plan;
  const point = plan?.kind === 'done' && plan.fork ? plan.fork : stillStanding(state);
  if (!point) return plan?.kind === 'stuck' ? { state: 'stuck', seenAt, hashes, why: plan.why } : { state: 'searching', seenAt, hashes };
  state.proven = point;
  const branches = drawBranches(state, point, set);
  const placed = new Set(branches.flatMap((branch) => branch.validators));
  const unplaced = (set?.validators ?? []).filter((address) => !placed.has(address));
  const quorum = set?.quorumSize ?? null;
  const canHeal = countedNodes(state).every((node) => dialectOf(node.clientVersion).majorityForkHeals === 'yes');
  const outlook = healsByItself({ branches, unplaced, quorum, majorityForkHeals: canHeal ? true : null });
  // Holders that do not answer now, or whose core is stopped, do not go on: a quorum of claims alone does not go on.
  const isSure = outlook !== 'yes' || branches.some((branch) => branch.hasQuorum === true);
  return {
    state: 'proven',
    ancestor: point.ancestor,
    branches,
    // At one height only: inner branches part higher up, where sealing again is no second seal.
    sealedBoth: sealedBoth(point.branches.map((branch) => state.book.picture(branch.hashAtFork)?.committers ?? [])),
    unplaced,
    healsByItself: isSure ? outlook : 'unknown',
  };
}

/** A proven ancestor stays one while heads move on, as long as two of its branches are still claimed at the forked height. */
function stillStanding(state: NetworkState): ForkPoint | null {
  const point = state.proven;
  if (!point) return null;
  const held = new Set([...state.claims.holders(point.height).values()].map((claim) => claim.hash));
  return point.branches.filter((branch) => held.has(branch.hashAtFork)).length > 1 ? point : null;
}

function drawBranches(state: NetworkState, fork: ForkPoint, set: SetPicture | null): readonly BranchPicture[] {
  const leaves = fork.branches.flatMap((branch) => leavesOf(branch, fork.height));
  const addresses = new Map(chainNodes(state).map(({ id, address }) => [id, address]));
  const inSet = new Set(set?.validators ?? []);
  // A stopped core proposes and seals nothing, however well its node answers.
  const told = state.nodes.flatMap(({ watched: { name }, answering, mining, log }) =>
    addresses.has(name) ? [{ name, answering, address: addresses.get(name) ?? null, log, mining: answering ? mining : null }] : [],
  );
  const stopped = new Set(stoppedValidators(told, [...inSet]));
  const acting = new Set(told.flatMap(({ address, answering }) => (address && answering && !stopped.has(address) ? [address] : [])));
  const keyOf = (leaf: Leaf) =>
    leaves.some((other) => other !== leaf && other.hashAtFork === leaf.hashAtFork) ? leaf.tip.hash : leaf.hashAtFork;
  const held = leaves.map((leaf) => {
    const nodes = holdersOf(state, leaf, leaves);
    const validators = new Set(nodes.flatMap((node) => addresses.get(node) ?? []).filter((address) => inSet.has(address)));
    return { leaf, nodes, validators: [...validators], block: state.book.picture(leaf.hashAtFork) };
  });
  state.labels = labelBranches(
    held.map(({ leaf, validators, block }) => ({
      hash: keyOf(leaf),
      proposer: block?.proposer ?? 'unknown',
      round: block?.round ?? null,
      validators: validators.length,
    })),
    state.labels,
  );
  return held
    .map(
      ({ leaf, nodes, validators }): BranchPicture => ({
        label: state.labels.get(keyOf(leaf)) ?? '?',
        hash: leaf.hashAtFork,
        tip: highestOf(state, nodes) ?? leaf.tip,
        nodes,
        validators,
        hasQuorum: set ? validators.filter((address) => acting.has(address)).length >= set.quorumSize : null,
        stopped: validators.filter((address) => stopped.has(address)),
        ...(set ? { holdsQuorum: validators.length >= set.quorumSize } : {}),
      }),
    )
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

type Leaf = ForkBranch & { readonly forkHeight: number };

/** Who claims the branch's block at the height where it parts, now; who made no claim there stays where the search found it. */
function holdersOf(state: NetworkState, leaf: Leaf, leaves: readonly Leaf[]): readonly string[] {
  const headOf = (name: string) => state.claims.headOf(name)?.hash;
  const heads = new Set(leaf.nodes.map(headOf));
  const placed = new Set(leaves.flatMap((one) => one.nodes));
  return state.nodes
    .filter(({ head, wrongChain, watched: { name } }) => {
      if (wrongChain !== null) return false;
      const claim = state.claims.hashOf(name, leaf.forkHeight);
      if (claim !== null) return claim === leaf.hashAtFork;
      return leaf.nodes.includes(name) || (!placed.has(name) && head !== null && heads.has(head.hash));
    })
    .map((node) => node.watched.name);
}

function highestOf(state: NetworkState, nodes: readonly string[]): BranchPicture['tip'] | null {
  const heads = nodes.flatMap((name) => state.claims.headOf(name) ?? []);
  return heads.reduce<BranchPicture['tip'] | null>((best, head) => (best && best.height >= head.height ? best : head), null);
}

/** The branches that part no further; holders below an inner fork are on none of them. */
function leavesOf(branch: ForkBranch, forkHeight: number): readonly Leaf[] {
  const { inner } = branch;
  return inner ? inner.branches.flatMap((one) => leavesOf(one, inner.height)) : [{ ...branch, forkHeight }];
}

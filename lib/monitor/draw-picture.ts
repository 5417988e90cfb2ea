import { type Agreement, agreementAt } from '@/lib/chain/agreement';
import { labelBranches } from '@/lib/chain/branches';
import { healsByItself } from '@/lib/chain/fork-outlook';
import type { ForkBranch, ForkPoint } from '@/lib/chain/fork-point';
import { type Liveness, liveness } from '@/lib/chain/liveness';
import type { BranchPicture, ForkPicture, HeightPicture, NetworkPicture, NodeFault, NodePicture, SetPicture } from '@/lib/chain/picture';
import { sealedBoth } from '@/lib/chain/sealed-both';
import type { ChainNode } from '@/lib/chain/types';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, BftSettings, Hash, Protocol } from '@/lib/consensus/types';
import { dialectOf } from '@/lib/rpc/dialects';
import { isForked, settingsOf } from './follow-up';
import { countedNodes, type NetworkState, WINDOW_HEIGHTS } from './network-state';
import { identityOf, type NodeState } from './node-watch';

/** Without a chain config the clients' own default is assumed; it is the stricter of the two rules. */
const DEFAULT_RULE = 'ceil(2N/3)';

/** Draws the network as it stands now from what its nodes claim: pure reading of the state, nothing is asked or changed but branch letters. */
export function drawPicture(state: NetworkState, now: number, intervalMs: number): NetworkPicture {
  const head = headOf(state);
  const set = setNow(state, head);
  const heights = windowHeights(head).map((height) => drawHeight(state, height, set));
  const fork = drawFork(state, set);
  return {
    id: state.id,
    name: state.name,
    now,
    asOf: state.asOf,
    intervalMs,
    chainId: state.chain.chainId,
    genesis: state.chain.genesis,
    protocol: protocolOf(state, head, set),
    nodes: drawNodes(state, set),
    set,
    head,
    liveness: drawLiveness(state, head, set?.settings ?? null, now),
    fork,
    heights,
    block: (hash) => state.book.picture(hash),
  };
}

function headOf(state: NetworkState): NetworkPicture['head'] {
  const heads = countedNodes(state).flatMap((node) => node.head ?? []);
  if (heads.length === 0) return null;
  const height = Math.max(...heads.map((head) => head.height));
  const hashes = [...new Set(heads.filter((head) => head.height === height).map((head) => head.hash))];
  // The earliest of several blocks at one height: that is when the height was reached.
  const timestamps = hashes.flatMap((hash) => state.book.header(hash)?.timestamp ?? []);
  return timestamps.length === 0 ? null : { height, hashes, timestampMs: Math.min(...timestamps) * 1000 };
}

/** The set that may seal the next height: known by a node's word or by votes, else the one the agreed newest header names. */
function setNow(state: NetworkState, head: NetworkPicture['head']): SetPicture | null {
  if (!head) return null;
  const ancestor = isForked(state) ? state.proven?.ancestor : undefined;
  const settings = settingsOf(state, head.height + 1);
  const anchors = ancestor ? [ancestor.hash, ...head.hashes] : head.hashes;
  const known = anchors.map((hash) => state.ledger.after(hash)).find((one) => one !== null);
  const validators = known?.validators ?? listedSet(state, anchors);
  if (!validators || validators.length === 0) return null;
  const usual = settingsOf(state, head.height);
  const usualPeriodMs = usual && Math.max(usual.blockPeriodMs, usual.emptyBlockPeriodMs);
  return { validators, quorumSize: quorumSize(validators.length, settings?.quorumRule ?? DEFAULT_RULE), settings, usualPeriodMs };
}

/** Only for counting, never for checking a header: what a header without a vote lists is also the set after it. */
function listedSet(state: NetworkState, hashes: readonly Hash[]): readonly Address[] | null {
  for (const hash of hashes) {
    const facts = state.book.picture(hash)?.facts;
    if (facts && facts.vote === null && facts.listed.length > 0) return facts.listed;
  }
  return null;
}

function protocolOf(state: NetworkState, head: NetworkPicture['head'], set: SetPicture | null): Protocol {
  const [hash] = head?.hashes ?? [];
  return (hash && state.book.picture(hash)?.facts?.format) || (set?.settings?.protocol ?? 'unknown');
}

function windowHeights(head: NetworkPicture['head']): readonly number[] {
  if (!head) return [];
  const lowest = Math.max(0, head.height - WINDOW_HEIGHTS + 1);
  return Array.from({ length: head.height - lowest + 1 }, (_, index) => lowest + index);
}

/** One height as the claims have it; outside of what is kept in memory it has none. */
export function drawHeight(state: NetworkState, height: number, set: SetPicture | null): HeightPicture {
  const validators = setAt(state, height, set);
  const agreement = judgeHeight(state, height, set, validators);
  const held = new Set(agreement.camps.map((camp) => camp.hash));
  const former = new Set(state.claims.history(height).map((lapse) => lapse.hash));
  return {
    height,
    state: agreement.camps.length === 0 ? 'unknown' : agreement.state,
    why: agreement.why,
    camps: agreement.camps,
    validators: validators?.length ?? null,
    behind: agreement.behind,
    former: [...former].filter((hash) => !held.has(hash)).length,
  };
}

/** The set that may seal a height: its parent's, else the one in force now. */
function setAt(state: NetworkState, height: number, set: SetPicture | null): readonly Address[] | null {
  const [first] = state.claims.holders(height).values();
  const parent = first && state.book.picture(first.hash)?.parentValidators;
  return parent ?? set?.validators ?? null;
}

function judgeHeight(state: NetworkState, height: number, set: SetPicture | null, validators: readonly Address[] | null): Agreement {
  const rule = set?.settings?.quorumRule ?? DEFAULT_RULE;
  return agreementAt(height, {
    nodes: chainNodes(state),
    holders: state.claims.holders(height),
    headOf: (node) => state.claims.headOf(node),
    validators,
    quorum: validators && quorumSize(validators.length, rule),
    believed: state.believed.get(height) ?? new Set(),
  });
}

/** A URL whose identity changes stands for nobody: what it says is shown, but counts for no validator. */
function chainNodes(state: NetworkState): readonly ChainNode[] {
  return state.nodes
    .filter((node) => node.wrongChain === null)
    .map((node) => ({ id: node.watched.name, address: node.identityChange ? null : (identityOf(node)?.address ?? null) }));
}

function drawLiveness(state: NetworkState, head: NetworkPicture['head'], settings: BftSettings | null, now: number): Liveness {
  if (!head) return liveness({ now, head: null, settingsNext: null });
  const blocks = head.hashes.flatMap((hash) => state.book.picture(hash) ?? []);
  const first = blocks.reduce((a, b) => (b.firstSeenAt < a.firstSeenAt ? b : a), blocks[0] as (typeof blocks)[number]);
  return liveness({
    now,
    head: { height: head.height, timestampMs: head.timestampMs, arrivedAt: first.firstSeenAt, arrivedLive: first.seenLive },
    settingsNext: settings,
    intervalsMs: liveIntervals(state),
  });
}

function drawFork(state: NetworkState, set: SetPicture | null): ForkPicture {
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
  const heals = countedNodes(state).every((node) => dialectOf(node.clientVersion).majorityForkHeals === 'yes');
  return {
    state: 'proven',
    ancestor: point.ancestor,
    branches,
    sealedBoth: sealedBoth(branches.map((branch) => state.book.picture(branch.hash)?.committers ?? [])),
    unplaced,
    healsByItself: healsByItself({ branches, unplaced, quorum: set?.quorumSize ?? null, majorityForkHeals: heals ? true : null }),
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
        hasQuorum: set ? validators.length >= set.quorumSize : null,
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
  return countedNodes(state)
    .filter(({ head, watched: { name } }) => {
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

/** Times between the last live arrivals: a stand-in for a period that no node tells. */
function liveIntervals(state: NetworkState): readonly number[] {
  const seen = [...state.rounds.values()].filter((row) => row.seenLive).slice(-33);
  return seen.slice(1).flatMap((row, index) => {
    const before = seen[index];
    return before && row.height === before.height + 1 ? [row.firstSeenAt - before.firstSeenAt] : [];
  });
}

/** The branches that part no further; holders below an inner fork are on none of them. */
function leavesOf(branch: ForkBranch, forkHeight: number): readonly Leaf[] {
  const { inner } = branch;
  return inner ? inner.branches.flatMap((one) => leavesOf(one, inner.height)) : [{ ...branch, forkHeight }];
}

function drawNodes(state: NetworkState, set: SetPicture | null): readonly NodePicture[] {
  const owners = new Map<Address, string[]>();
  for (const node of state.nodes) {
    const address = node.proves?.address;
    if (address && !node.wrongChain) owners.set(address, [...(owners.get(address) ?? []), node.watched.name]);
  }
  return state.nodes.map((node) => drawNode(node, set, owners));
}

function drawNode(node: NodeState, set: SetPicture | null, owners: ReadonlyMap<Address, readonly string[]>): NodePicture {
  const identity = identityOf(node);
  const address = node.identityChange ? null : (identity?.address ?? null);
  return {
    name: node.watched.name,
    address,
    addressSource: address ? (identity?.source ?? null) : null,
    role: roleOf(node, address, set),
    answering: node.answering,
    counted: node.wrongChain === null && node.lastAnswerAt !== null,
    faults: faultsOf(node, owners),
    head: node.head,
    lastAnswerAt: node.lastAnswerAt,
    client: node.clientVersion,
    peers: node.answering ? node.peers : null,
    mining: node.answering ? node.mining : null,
    syncing: node.answering ? node.syncing : null,
    latencyMs: node.latencyMs === null ? null : Math.round(node.latencyMs),
    capabilities: node.capabilities,
  };
}

function roleOf(node: NodeState, address: Address | null, set: SetPicture | null): NodePicture['role'] {
  if (address && set) return set.validators.includes(address) ? 'validator' : 'member';
  return node.watched.role ?? 'unknown';
}

function faultsOf(node: NodeState, owners: ReadonlyMap<Address, readonly string[]>): readonly NodeFault[] {
  const faults: NodeFault[] = [];
  const { failure, wrongChain, identityChange, falseHeader, proves, watched } = node;
  if (wrongChain) faults.push(wrongChain);
  if (failure) faults.push({ kind: SILENT.has(failure.code) ? 'unreachable' : 'error', code: failure.code, message: failure.message });
  if (identityChange) faults.push({ kind: 'identity-changed', from: identityChange.from, to: identityChange.to });
  const nodes = proves && owners.get(proves.address);
  if (proves && nodes && nodes.length > 1) faults.push({ kind: 'identity-shared', address: proves.address, nodes });
  if (proves && watched.address && watched.address !== proves.address)
    faults.push({ kind: 'identity-unexpected', configured: watched.address, proven: proves.address });
  if (falseHeader?.confirmed) faults.push({ kind: 'header-mismatch', height: falseHeader.height, detail: falseHeader.detail });
  return faults;
}

const SILENT: ReadonlySet<string> = new Set(['unreachable', 'timeout']);

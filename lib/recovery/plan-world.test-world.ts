import { healsByItself } from '@/lib/chain/fork-outlook';
import type { NodePicture } from '@/lib/chain/picture';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, Hash, QuorumRule, Vote } from '@/lib/consensus/types';
import { address, block, hash, input, NOW, node as pictureOf, SETTINGS } from '@/lib/incidents/diagnosis.test-world';
import type { ClientFacts, DiagnosisInput } from '@/lib/incidents/types';
import type { Confirmed, PlanInput } from './plan-types';
import type { BranchBlock, NodeLook, StopFacts, SurveyedBranch } from './survey-types';

/** A branch as drawn: who is at its tip. Numbers are validators of the set, names are members. */
export type DrawnBranch = {
  readonly tip: number;
  readonly holders: readonly (number | string)[];
  /** Of each block from the forked height up; null = not told. Left out = no transactions at all. */
  readonly transactions?: readonly (number | null)[];
  readonly round?: number;
  /** Of each block from the forked height up, cast by its author; null = its header can't be read. Left out = none. */
  readonly votes?: readonly (Vote | null)[];
  /** Its first block completes a vote: from then on this validator of the set is in it no more, or another one is added. */
  readonly turns?: { readonly remove: number } | 'add';
};

/** Who may seal after a branch's blocks. */
function setOn({ turns }: Pick<DrawnBranch, 'turns'>, set: readonly Address[]): readonly Address[] {
  if (turns === undefined) return set;
  return turns === 'add' ? [...set, address(900)] : set.filter((one) => one !== address(turns.remove));
}

/** A network as drawn; what is left out is well. */
export type DrawnWorld = {
  readonly validators: number;
  readonly ancestor: number;
  readonly branches: readonly DrawnBranch[];
  /** On the common chain at this height: below the fork, or at its foot. */
  readonly below?: readonly { readonly holder: number | string; readonly head: number }[];
  /** Configured and silent. */
  readonly silent?: readonly (number | string)[];
  /** In the set, and no configured node. */
  readonly unwatched?: readonly number[];
  readonly strangers?: PlanInput['survey']['strangers'];
  readonly rule?: QuorumRule;
  readonly client?: (name: string) => ClientFacts['family'];
  readonly stops?: readonly StopFacts[];
  readonly look?: Readonly<Record<string, Partial<NodeLook>>>;
  readonly node?: Readonly<Record<string, Partial<NodePicture>>>;
  readonly capabilities?: Readonly<Record<string, Readonly<Record<string, 'available' | 'unavailable' | 'unknown'>>>>;
  readonly confirmed?: readonly string[];
  readonly hasOpenPlan?: boolean;
  readonly isStalled?: boolean;
  /** Of the head, while it is stalled. */
  readonly ageMs?: number;
  readonly over?: Partial<DiagnosisInput>;
};

const GROUPS = ['eth', 'net', 'web3', 'admin', 'debug', 'miner', 'istanbul', 'txpool'];
const GENESIS = hash(0);

export const nameOf = (holder: number | string): string => (typeof holder === 'number' ? `validator-${holder}` : holder);
const LABELS = 'ABCDEFGH';
/** Branch 0 is lettered A. Below and at the ancestor all have one chain. */
export const hashAt = (branch: number, height: number, ancestor: number): Hash =>
  height <= ancestor ? hash(height) : hash(0xb0_0000_0000 + branch * 0x1_0000_0000 + height);

/** What a survey and the watch would give of a drawn network. */
export function draw(world: DrawnWorld): PlanInput {
  const { ancestor, below = [], silent = [], unwatched = [] } = world;
  const set = Array.from({ length: world.validators }, (_, index) => address(index + 1));
  const quorum = quorumSize(set.length, world.rule ?? 'ceil(2N/3)');
  const members = [...world.branches.flatMap(({ holders }) => holders), ...below.map(({ holder }) => holder), ...silent].filter(
    (holder): holder is string => typeof holder === 'string',
  );
  const configured = [...set.map((_, index) => index + 1).filter((number) => !unwatched.includes(number)), ...members];
  const looks = configured.map((holder) => lookOf(world, holder, set, members));
  const branches = world.branches.map((branch, index): SurveyedBranch => {
    const count = branch.tip - ancestor;
    return {
      label: LABELS[index] ?? '?',
      tip: { height: branch.tip, hash: hashAt(index, branch.tip, ancestor) },
      nodes: branch.holders.map(nameOf),
      validators: branch.holders.flatMap((holder) => (typeof holder === 'number' ? [address(holder)] : [])),
      blocks: Array.from({ length: count }, (_, at): BranchBlock => {
        const told = branch.transactions?.[at] === undefined ? 0 : branch.transactions[at];
        return {
          height: ancestor + at + 1,
          hash: hashAt(index, ancestor + at + 1, ancestor),
          parent: hashAt(index, ancestor + at, ancestor),
          author: address(1),
          round: branch.round ?? 0,
          committers: set.slice(0, quorum),
          validators: at === 0 ? set : setOn(branch, set),
          transactions:
            told === null ? null : Array.from({ length: told }, (_, tx) => hash(0x7000_0000 + index * 0x10_0000 + at * 0x1000 + tx)),
          votes: votesOf(branch.votes?.[at]),
          hasQuorum: true,
        };
      }),
    };
  });
  const isForked = branches.length > 1;
  const survey = {
    network: 'net',
    takenAt: NOW,
    looks,
    ancestor: isForked ? { height: ancestor, hash: hash(ancestor) } : null,
    branches: isForked ? branches : [],
    stops:
      world.stops ??
      configured.map((holder) => ({ node: nameOf(holder), upSince: NOW - 86_400_000, startedAtHeight: 1, lastStop: 'unknown' as const })),
    strangers: world.strangers ?? [],
  };
  return {
    survey,
    diagnosis: diagnosisOf(world, survey, set, quorum),
    confirmed: (world.confirmed ?? []).map((blocker): Confirmed => ({ blocker, by: 'ann', at: NOW, reason: 'seen' })),
    hasOpenPlan: world.hasOpenPlan ?? false,
    now: NOW,
  };
}

const votesOf = (vote: Vote | null | undefined) => (vote === undefined ? [] : vote && [vote]);

function lookOf(world: DrawnWorld, holder: number | string, set: readonly Address[], members: readonly string[]): NodeLook {
  const { ancestor, silent = [] } = world;
  const name = nameOf(holder);
  const at = world.branches.findIndex(({ holders }) => holders.includes(holder));
  const head = world.branches[at]?.tip ?? world.below?.find((one) => one.holder === holder)?.head ?? ancestor;
  const isThere = !silent.includes(holder);
  const who = typeof holder === 'number' ? address(holder) : address(1000 + members.indexOf(holder));
  const chain = Math.max(0, at);
  return {
    node: name,
    askedAt: NOW - 100,
    at: NOW,
    answered: isThere,
    failure: isThere ? null : 'connection refused',
    chainId: isThere ? 1337 : null,
    genesis: isThere ? GENESIS : null,
    address: isThere ? who : null,
    client: isThere ? 'Geth/v1.10.3(quorum-v24.4.1)' : null,
    enode: isThere
      ? `enode://${who.slice(2).padStart(128, 'e')}@10.0.0.${typeof holder === 'number' ? holder : 100 + members.indexOf(holder)}:30303`
      : null,
    head: isThere
      ? {
          height: head,
          hash: hashAt(chain, head, ancestor),
          parent: hashAt(chain, head - 1, ancestor),
          timestamp: NOW / 1000 - 60,
          author: null,
        }
      : null,
    holds: isThere
      ? Object.fromEntries([ancestor, ancestor + 1].map((height) => [height, height <= head ? hashAt(chain, height, ancestor) : null]))
      : {},
    mining: isThere ? typeof holder === 'number' : null,
    peerCount: isThere ? 3 : null,
    peers: isThere ? [] : null,
    validators: isThere ? setOn(world.branches[at] ?? {}, set) : null,
    ...world.look?.[name],
  };
}

function diagnosisOf(
  world: DrawnWorld,
  { looks, branches, ancestor }: PlanInput['survey'],
  set: readonly Address[],
  quorum: number,
): DiagnosisInput {
  const placed = new Set(branches.flatMap(({ validators }) => validators));
  const unplaced = set.filter((one) => !placed.has(one));
  const family = world.client ?? (() => 'goquorum');
  const settings = { ...SETTINGS, quorumRule: world.rule ?? 'ceil(2N/3)' };
  const nodes = looks.map((look) =>
    pictureOf(1, {
      name: look.node,
      address: look.address ?? (look.answered ? null : ownAddress(look.node)),
      role: ownAddress(look.node) ? 'validator' : 'member',
      answering: look.answered,
      head: look.head && { height: look.head.height, hash: look.head.hash },
      genesis: GENESIS,
      enode: look.enode,
      capabilities: { ...Object.fromEntries(GROUPS.map((group) => [group, 'available' as const])), ...world.capabilities?.[look.node] },
      ...(look.answered ? {} : { answeringSince: null, silentSince: NOW - 600_000, peers: null, mining: null }),
      ...world.node?.[look.node],
    }),
  );
  const height = Math.max(...looks.flatMap(({ head }) => (head ? [head.height] : [])), 0);
  const blocks = branches
    .flatMap(({ blocks: own }) => own)
    .map((one) => block(one.height, { parentValidators: one.validators ?? set, quorumSize: quorum }, one.hash));
  const diagnosis = input({
    nodes,
    validators: set.length,
    settings,
    set: { validators: set, quorumSize: quorum, settings, usualPeriodMs: settings.blockPeriodMs },
    head: { height, hashes: branches.length > 0 ? branches.map(({ tip }) => tip.hash) : [hash(height)], timestampMs: NOW - 60_000 },
    liveness: world.isStalled === false ? {} : { state: 'stalled', ageMs: world.ageMs ?? 60_000, overdueAt: NOW - 40_000 },
    ...(branches.length > 1 && ancestor
      ? {
          fork: {
            state: 'proven' as const,
            ancestor,
            branches: branches.map(({ label, tip, nodes: held, validators, blocks: own }) => ({
              label,
              hash: own[0]?.hash ?? tip.hash,
              tip,
              nodes: held,
              validators,
              hasQuorum: validators.length >= quorum,
            })),
            sealedBoth: [],
            unplaced,
            healsByItself: healsByItself({ branches, unplaced, quorum, majorityForkHeals: true }),
          },
        }
      : {}),
    blocks,
    open: { height: height + 1, round: 0, source: 'estimate', nextChangeAt: NOW + 5000 },
    client: (name) => ({ family: family(name), version: [24, 4, 1], majorityForkHeals: true, miningTells: family(name) !== 'besu' }),
  });
  return { ...diagnosis, ...world.over };
}

/** Who a silent validator was known to be. */
export const ownAddress = (name: string): Address | null =>
  name.startsWith('validator-') ? address(Number(name.slice('validator-'.length))) : null;

/** The 2-2 fork of the story: four validators and a member on each side, one block above 100. */
export const TWO_TWO: DrawnWorld = {
  validators: 4,
  ancestor: 100,
  branches: [
    { tip: 101, holders: [1, 2, 'member-1'] },
    { tip: 101, holders: [3, 4, 'member-2'], round: 1 },
  ],
};

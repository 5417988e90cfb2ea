import { Claims } from '@/lib/chain/claims';
import type { Doubts } from '@/lib/chain/confirm-fork';
import type { ForkPlan, ForkPoint, ForkSearch } from '@/lib/chain/fork-point';
import type { RecoveryPicture } from '@/lib/chain/picture';
import type { RoundWindow } from '@/lib/chain/rounds';
import { SetLedger } from '@/lib/chain/set-ledger';
import type { ChainConfig } from '@/lib/consensus/chain-config';
import type { ConsensusFamily } from '@/lib/consensus/family-rules';
import { recoverRemembered } from '@/lib/consensus/recover-remembered';
import type { Hash } from '@/lib/consensus/types';
import { BlockBook } from './block-book';
import type { NodeState } from './node-watch';
import { RoundBook } from './round-book';
import { newWatchMemory, type WatchMemory } from './watch-memory';

/** Heights the matrix shows and that are filled at first look. */
export const WINDOW_HEIGHTS = 60;
/** Heights kept in memory under the highest head. */
export const KEPT_HEIGHTS = 512;

/** What one watch knows. Mutable, one lifetime; only lib/monitor writes it. */
export type NetworkState = {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly NodeState[];
  readonly claims: Claims;
  readonly ledger: SetLedger;
  readonly book: BlockBook;
  config: ChainConfig | null;
  /** What `config` was read from. */
  configFrom: unknown;
  family: ConsensusFamily;
  chain: { chainId: number | null; genesis: Hash | null };
  doubts: Doubts;
  believed: ReadonlyMap<number, ReadonlySet<Hash>>;
  /** The running search, and the heads it was begun over. */
  search: { readonly heads: string; state: ForkSearch } | null;
  /** The last finished search: stands as long as the heads do. */
  found: { readonly heads: string; readonly plan: Exclude<ForkPlan, { kind: 'ask' }> } | null;
  /** The last fork point that was proven, while the fork lasts. */
  proven: ForkPoint | null;
  forkSeenAt: number | null;
  /** Hash at the forked height → letter, remembered while the fork lasts. */
  labels: ReadonlyMap<Hash, string>;
  /** Highest height anybody was heard at, and when a poll last brought anything: without a gap a new head is live. */
  top: number;
  lastHeardAt: number | null;
  /** What a recovery under way holds stopped or cut off; null = nothing, as far as is known. */
  recovery: RecoveryPicture | null;
  /** When the watch began (server ms). */
  readonly startedAt: number;
  /** Until when an earlier watch had kept anything; null = there was none. Between it and `startedAt` nobody watched. */
  watchedBefore: number | null;
  asOf: number | null;
  /** The clock and the pace at the last look; null = there was none. */
  clock: { readonly now: number; readonly pace: number } | null;
  /** Heads of the last look, and by how much (ms) their arrival is moved because the clock was set back since. */
  moved: ReadonlyMap<Hash, number>;
  /** Below this height memory holds no claims. */
  floor: number;
  readonly rounds: RoundBook;
  /** The day's rounds as they were last summed up. */
  dayWindow: { readonly at: number; readonly window: RoundWindow } | null;
  /** Blocks that can't be of the chain: their hash counts for nothing, and why. */
  readonly refuted: Map<Hash, { readonly height: number; readonly detail: string }>;
  /** Pairs (node head, other chain's tip) already compared, so that a node far behind is not asked about again and again. */
  readonly compared: Set<string>;
  readonly memory: WatchMemory;
  /** Questions that got no use: not asked again before this server time. */
  readonly notBefore: Map<string, { readonly until: number; readonly waitMs: number }>;
};

export function newNetworkState(id: string, name: string, nodes: readonly NodeState[], startedAt: number): NetworkState {
  const ledger = new SetLedger();
  return {
    id,
    name,
    nodes,
    claims: new Claims(),
    ledger,
    book: new BlockBook(recoverRemembered, ledger),
    config: null,
    configFrom: null,
    family: 'goquorum',
    chain: { chainId: null, genesis: null },
    doubts: new Map(),
    believed: new Map(),
    search: null,
    found: null,
    proven: null,
    forkSeenAt: null,
    labels: new Map(),
    top: -1,
    lastHeardAt: null,
    startedAt,
    recovery: null,
    watchedBefore: null,
    asOf: null,
    clock: null,
    moved: new Map(),
    floor: 0,
    rounds: new RoundBook(),
    dayWindow: null,
    refuted: new Map(),
    compared: new Set(),
    memory: newWatchMemory(),
    notBefore: new Map(),
  };
}

/** Nodes of the network's own chain: the only ones that are compared. */
export function countedNodes(state: NetworkState): readonly NodeState[] {
  return state.nodes.filter((node) => node.wrongChain === null && node.lastAnswerAt !== null);
}

/** Every so many heights what lies too deep is forgotten. */
const FORGET_EVERY = 64;

/** Drops what is deeper under the highest head than is kept. */
export function forgetOld(state: NetworkState): void {
  const below = state.top - KEPT_HEIGHTS;
  if (below < state.floor + FORGET_EVERY) return;
  state.claims.forget(below);
  state.ledger.forget(below);
  state.book.forget(below);
  state.compared.clear();
  state.floor = below;
}

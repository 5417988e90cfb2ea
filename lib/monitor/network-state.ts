import { Claims } from '@/lib/chain/claims';
import type { Doubts } from '@/lib/chain/confirm-fork';
import type { ForkPlan, ForkPoint, ForkSearch } from '@/lib/chain/fork-point';
import { SetLedger } from '@/lib/chain/set-ledger';
import type { ChainConfig } from '@/lib/consensus/chain-config';
import type { ConsensusFamily } from '@/lib/consensus/family-rules';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Hash } from '@/lib/consensus/types';
import type { RoundRow } from '@/lib/storage/store';
import { BlockBook } from './block-book';
import type { NodeState } from './node-watch';

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
  /** When the watch began (server ms). */
  readonly startedAt: number;
  asOf: number | null;
  /** Rounds of a day, by hash, newest last. */
  readonly rounds: Map<Hash, RoundRow>;
  /** Pairs (node head, other chain's tip) already compared, so that a node far behind is not asked about again and again. */
  readonly compared: Set<string>;
  /** Questions that got no use: not asked again before this server time. */
  readonly notBefore: Map<string, number>;
};

export function newNetworkState(id: string, name: string, nodes: readonly NodeState[], startedAt: number): NetworkState {
  const ledger = new SetLedger();
  return {
    id,
    name,
    nodes,
    claims: new Claims(),
    ledger,
    book: new BlockBook(recoverSeal, ledger),
    config: null,
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
    asOf: null,
    rounds: new Map(),
    compared: new Set(),
    notBefore: new Map(),
  };
}

/** Nodes of the network's own chain: the only ones that are compared. */
export function countedNodes(state: NetworkState): readonly NodeState[] {
  return state.nodes.filter((node) => node.wrongChain === null && node.lastAnswerAt !== null);
}

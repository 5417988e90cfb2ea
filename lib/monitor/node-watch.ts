import type { NodeLog } from '@/lib/chain/node-log';
import type { NodeFault, PeerPicture, PoolPicture } from '@/lib/chain/picture';
import type { ChainConfig } from '@/lib/consensus/chain-config';
import type { Address, Hash } from '@/lib/consensus/types';
import type { NodeClient, RpcFailure } from '@/lib/rpc/types';

/** What the configuration says of a node; nothing secret. */
export type WatchedNode = {
  readonly name: string;
  readonly role: 'validator' | 'member' | null;
  readonly address: Address | null;
};

/** What one node said last, fact by fact; null = never answered. Mutable: one lifetime per configured node. */
export type NodeState = {
  readonly watched: WatchedNode;
  readonly client: NodeClient;
  /** What its log tells at a moment (server ms); null = it has no log source. */
  readonly readLog: ((now: number) => NodeLog) | null;
  inFlight: boolean;
  /** Answered its last poll. */
  answering: boolean;
  failure: RpcFailure | null;
  lastAnswerAt: number | null;
  /** Since when `answering` is what it is; null = never polled. */
  answeringChangedAt: number | null;
  /** While the first answer after a silence is taken in. */
  isBack: boolean;
  latencyMs: number | null;
  /** How long its newest answers took; null = none came. Bounded. */
  readonly latencies: { readonly at: number; readonly ms: number | null }[];
  /** Its newest failures, the same in a row as one. Bounded. */
  readonly errors: { readonly from: number; to: number; count: number; readonly code: string; readonly message: string }[];
  /** It answered after the last of them. */
  errorEnded: boolean;
  head: { height: number; hash: Hash } | null;
  /** Its head when the last process ended, as kept, until it has answered again: what happened meanwhile shows by it. */
  lastKept: { readonly height: number; readonly hash: Hash } | null;
  /** Who it was before a restart of the watch, until it proves it again; goes for it while it can't be asked. */
  known: KnownNode | null;
  clientVersion: string | null;
  chainId: number | null;
  genesis: Hash | null;
  configJson: unknown;
  enode: string | null;
  config: ChainConfig | null;
  /** What it proved to be, by its own word or the key in its enode. */
  proves: { readonly address: Address; readonly source: 'nodeAddress' | 'enode' } | null;
  /** Identity questions this node gives no answer to. */
  readonly silentIdentity: Set<string>;
  identityChange: { from: Address; to: Address; at: number } | null;
  falseHeader: { height: number; detail: string; at: number; confirmed: boolean } | null;
  /** How often a false header was read at a height. */
  readonly falseReads: Map<number, number>;
  /** A head far above everybody's that nothing proves: its words count for nothing while it stands. */
  absurdHead: { height: number; highest: number; at: number } | null;
  peers: number | null;
  peerList: readonly PeerPicture[] | null;
  peersAt: number | null;
  pool: PoolPicture | null;
  mining: boolean | null;
  /** When its core was seen to run again after it was seen stopped (server ms); null = never seen stopped. */
  coreSince: number | null;
  syncing: boolean | null;
  capabilities: Record<string, 'available' | 'unavailable' | 'unknown'>;
  /** When each slow fact was last asked (server ms). */
  readonly askedAt: Map<string, number>;
  /** Chain id and genesis as they were when the chain was last settled. */
  settledAs: string | null;
  wrongChain: Extract<NodeFault, { kind: 'wrong-chain' }> | null;
  /** What its log told at the last look; null = it has no log source. */
  log: NodeLog | null;
};

/** What is remembered of a node across a restart. `silent` null = it answered. Server ms. */
export type KnownNode = {
  readonly proves: NonNullable<NodeState['proves']>;
  readonly silent: { readonly since: number; readonly heardAt: number } | null;
};

export function newNodeState(watched: WatchedNode, client: NodeClient, readLog: NodeState['readLog'] = null): NodeState {
  return {
    watched,
    client,
    readLog,
    inFlight: false,
    answering: false,
    failure: null,
    lastAnswerAt: null,
    answeringChangedAt: null,
    isBack: false,
    latencyMs: null,
    latencies: [],
    errors: [],
    errorEnded: true,
    head: null,
    lastKept: null,
    known: null,
    clientVersion: null,
    chainId: null,
    genesis: null,
    configJson: null,
    enode: null,
    config: null,
    proves: null,
    silentIdentity: new Set(),
    identityChange: null,
    falseHeader: null,
    falseReads: new Map(),
    absurdHead: null,
    peers: null,
    peerList: null,
    peersAt: null,
    pool: null,
    mining: null,
    coreSince: null,
    syncing: null,
    capabilities: {},
    askedAt: new Map(),
    settledAs: null,
    wrongChain: null,
    log: null,
  };
}

/** A node is who it proves to be: its own word for the node key, else the key in its enode, else the configured address. */
export function identityOf(node: NodeState): { readonly address: Address; readonly source: 'nodeAddress' | 'enode' | 'config' } | null {
  if (node.proves) return node.proves;
  return node.watched.address ? { address: node.watched.address, source: 'config' } : null;
}

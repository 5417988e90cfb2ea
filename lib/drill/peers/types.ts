import type { Address, Hash } from '@/lib/consensus/types';
import type { KnownSet } from '@/lib/drill/peers/known-set';
import type { Chain, DrillTransaction, NodeName, QbftMessage, StoredBlock, Timer, TxPool } from '@/lib/drill/types';

/** Who a node is on the peer-to-peer network. */
export type PeerIdentity = {
  readonly name: NodeName;
  readonly nodeId: string;
  /** 128 hex digits. */
  readonly publicKey: string;
  /** The validator address of the same key. */
  readonly address: Address;
  readonly host: string;
  readonly port: number;
};

/** What the eth handshake says (quorum eth/protocols/eth/handshake.go). */
export type Status = { readonly networkId: number; readonly genesis: Hash; readonly difficulty: number; readonly head: Hash };

/** One end's record of a connection; each connection has two, which know each other. */
export type Peer = {
  readonly end: PeersEnd;
  /** The record that the far end has of us. */
  other: Peer;
  readonly enode: string;
  readonly inbound: boolean;
  readonly localAddress: string;
  readonly remoteAddress: string;
  /** null until the eth handshake is done. */
  told: { readonly difficulty: number; readonly head: Hash } | null;
  gone: boolean;
  readonly openedAt: number;
  heardAt: number;
  /** Since when nothing was lost on the way to us, as far as the wire says. */
  wholeSince: number;
  handshakeTimer: Timer | null;
  readTimer: Timer | null;
  readonly knownBlocks: KnownSet<Hash>;
  readonly knownTransactions: KnownSet<Hash>;
};

/** What arrives at an end, from a connection that it still holds. */
export type Inbox = {
  readonly status: (from: Peer, status: Status) => void;
  readonly consensus: (from: Peer, message: QbftMessage) => void;
  /** `parentDifficulty`: total difficulty before the block. */
  readonly block: (from: Peer, copy: StoredBlock, parentDifficulty: number) => void;
  readonly blockHash: (from: Peer, hash: Hash, height: number) => void;
  readonly transactions: (from: Peer, transactions: readonly DrillTransaction[]) => void;
  readonly transactionHashes: (from: Peer, hashes: readonly Hash[]) => void;
};

/** When a message was first known to a node, and which validators have it as far as that node knows. */
export type SeenMessage = {
  readonly at: number;
  readonly known: Set<Address> /** Epoch of the wire in which its source sent it to all; null = it didn't. */;
  sentToAllIn: number | null;
};

/** A running process as the others meet it. */
export type PeersEnd = PeerIdentity & {
  readonly isRunning: () => boolean;
  readonly isConnectedTo: (nodeId: string) => boolean;
  readonly peerByAddress: (address: Address) => Peer | null;
  readonly seen: (message: QbftMessage) => SeenMessage | null;
  /** Sent by this end to all other validators that run, over ways that have stayed open and quick since: nobody needs a relay. */
  readonly reachedAll: (message: QbftMessage) => boolean;
  readonly inbox: Inbox;
  readonly chain: Pick<Chain, 'get' | 'at' | 'head'>;
  readonly pool: Pick<TxPool, 'get'>;
  readonly send: Send;
  /** Takes a connection of which the dialling end made both records. */
  readonly opened: (peer: Peer) => void;
  /** The far end closed it. */
  readonly closed: (peer: Peer) => void;
};

/** Sends over a connection; `arrive` runs at the far end, with its own record of the connection, unless it is gone by then. */
export type Send = (peer: Peer, arrive: (end: PeersEnd, as: Peer) => void) => void;

/** Asks the far end and hands over its answer; no answer ever comes when the connection breaks. */
export type Request = <T>(peer: Peer, serve: (end: PeersEnd) => T, receive: (answer: T) => void) => void;

export type Directory = {
  /** Finds the peers part of a running process by its node id; null = nothing runs there, connections are refused. */
  readonly of: (nodeId: string) => PeersEnd | null;
  /** Whether a process with the key of this validator address runs. */
  readonly isRunning: (address: Address) => boolean;
};

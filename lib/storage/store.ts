import type { Address, Hash, Hex, Verification } from '@/lib/consensus/types';

/** What is kept of a block, once per (network, hash). Times in ms of the server's clock unless said otherwise. */
export type BlockFact = {
  readonly height: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  /** Header time in seconds. */
  readonly timestamp: number;
  readonly author: Address | null;
  /** QBFT from the header; IBFT derived lower bound; null = unknown. */
  readonly round: number | null;
  readonly roundSource: 'header' | 'derived' | 'unknown';
  /** Distinct validators whose seal was recovered from any node's copy of this block. */
  readonly committers: readonly Address[];
  readonly txCount: number;
  readonly verification: Verification;
  readonly proposer: 'expected' | 'unexpected' | 'unknown';
  /** Size of the parent's validator set, null when it was not known. */
  readonly validatorCount: number | null;
  /** The header as JSON text (hex fields as on the wire), first copy seen. */
  readonly header: string;
  /** When any node first showed it. */
  readonly firstSeenAt: number;
  /** False: found at first look or by catch-up, so `firstSeenAt` says nothing about when it was made. */
  readonly seenLive: boolean;
};

/** One node's word that `hash` is at `height`; `lapsedAt` null = current. */
export type ClaimRow = {
  readonly node: string;
  readonly height: number;
  readonly hash: Hash;
  readonly at: number;
  readonly lapsedAt: number | null;
};

/** A change worth keeping: verdict turns, lapses, identity faults. `data` is JSON. */
export type EventRow = { readonly at: number; readonly kind: string; readonly data: string };

/** All one tick has to keep, written in one transaction: all of it or nothing. */
export type TickWrite = {
  readonly blocks: readonly BlockFact[];
  readonly claims: readonly { readonly node: string; readonly height: number; readonly hash: Hash; readonly at: number }[];
  readonly lapses: readonly { readonly node: string; readonly height: number; readonly hash: Hash; readonly at: number }[];
  readonly events: readonly EventRow[];
};

/** Light rows for windows over a day of blocks. */
export type RoundRow = {
  readonly height: number;
  readonly hash: Hash;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
  readonly timestamp: number;
  readonly round: number | null;
  readonly author: Address | null;
  readonly committers: readonly Address[];
};

/**
 * Everything the watch remembers, keyed by the *configured network id*, never by chain id or genesis.
 * Every method rejects with a StoreError naming the operation; nothing is half-written.
 */
export interface Store {
  /** Creates or renames the network. */
  openNetwork(network: string, name: string): Promise<void>;
  record(network: string, write: TickWrite): Promise<void>;
  blocks(network: string, from: number, to: number): Promise<readonly BlockFact[]>;
  block(network: string, hash: Hash): Promise<BlockFact | null>;
  /** Claims at heights from..to, current and lapsed. */
  claims(network: string, from: number, to: number): Promise<readonly ClaimRow[]>;
  /** Current claims of the newest `depth` heights under the highest current claim. */
  currentTail(network: string, depth: number): Promise<readonly ClaimRow[]>;
  rounds(network: string, sinceMs: number): Promise<readonly RoundRow[]>;
  events(network: string, sinceMs: number): Promise<readonly EventRow[]>;
  /** Deletes what was seen before `beforeMs`, keeps each node's newest current claim. Returns deleted rows. */
  prune(network: string, beforeMs: number): Promise<number>;
  close(): Promise<void>;
}

export type { Hex };

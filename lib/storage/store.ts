import type { Address, Hash, Hex, Verification } from '@/lib/consensus/types';
import type { AccountReads, AccountWrites } from './account-types';
import type { AuditCheck, AuditFilter, AuditRow, NewAuditRow } from './audit-types';
import type { DisplayStore, DisplayWrites } from './display-types';
import type { IncidentCareWrites, IncidentStore, IncidentsWrite } from './incident-store';
import type { NoticeStore, NoticeWrites } from './notice-store';
import type { RecoveryStore, RecoveryWrites } from './recovery-store';

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
  /** Stretches without a gap in which the network was watched, the last one up to now: so that no gap is taken for a quiet network. */
  readonly watched?: readonly WatchedSpan[];
  readonly incidents?: IncidentsWrite;
};

/** Watched from `from` to `to`, both in it; what lies between two spans is not known. */
export type WatchedSpan = { readonly from: number; readonly to: number };

/** `until` is in it; `kinds` left out = all. */
export type EventRange = { readonly until?: number; readonly kinds?: readonly string[] };

/** A block of a later round than 0, or of a round that is not known. `at` = when it was first seen. */
export type ChangeRow = { readonly at: number; readonly height: number; readonly round: number | null; readonly seenLive: boolean };

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
  /** Size of the set that might seal it; null or left out = not known. */
  readonly validatorCount?: number | null;
  /** Its seals were verified against that set. */
  readonly verified?: boolean;
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
  /** Blocks first seen from `sinceMs` to `untilMs` (in it; left out = now). */
  rounds(network: string, sinceMs: number, untilMs?: number): Promise<readonly RoundRow[]>;
  events(network: string, sinceMs: number, range?: EventRange): Promise<readonly EventRow[]>;
  /** The newest event of a kind at `atMs` or before; null = none is kept. */
  lastEvent(network: string, kind: string, atMs: number): Promise<EventRow | null>;
  /** For each moment (ms), the highest of the `among` heights that were claimed for the first time last by then; null = none was. */
  topHeights(network: string, moments: readonly number[], among: number): Promise<readonly (number | null)[]>;
  /** Blocks with round changes first seen from..to, oldest first. */
  changes(network: string, fromMs: number, toMs: number): Promise<readonly ChangeRow[]>;
  /** Stretches that reach into from..to, oldest first. */
  watched(network: string, fromMs: number, toMs: number): Promise<readonly WatchedSpan[]>;
  readonly incidents: IncidentStore;
  readonly recovery: RecoveryStore;
  /** What is to be told to webhooks. */
  readonly notices: NoticeStore;
  /**
   * Deletes what was seen before `beforeMs`, keeps each node's newest current claim; incidents and recovery plans that ended before it go
   * with all that is theirs, open ones never; so do notices that were made before it and ended. Returns deleted rows.
   */
  prune(network: string, beforeMs: number): Promise<number>;
  /** Accounts, their sessions and one-time links. */
  readonly accounts: AccountReads;
  /** Screens on walls. */
  readonly displays: DisplayStore;
  /** Lines of the audit log, newest first. */
  audit(filter: AuditFilter): Promise<readonly AuditRow[]>;
  /** Recomputes the audit log's chain. */
  checkAudit(): Promise<AuditCheck>;
  /** Counts one more try under a key within a window of `windowMs`; gives the count, and when the window ends. */
  countTry(key: string, windowMs: number, now: number): Promise<{ readonly count: number; readonly until: number }>;
  /** Takes tries back: so many, or all of them. */
  forgetTries(key: string, count?: number): Promise<void>;
  /** All that `work` writes through what it is handed, or nothing when it throws. It does no other I/O: every write of the watch waits for it. */
  transaction<T>(work: (trx: StoreTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What can be written in one transaction. Its methods end with it. */
export interface StoreTransaction {
  readonly accounts: AccountWrites;
  readonly displays: DisplayWrites;
  readonly incidents: IncidentCareWrites;
  readonly recovery: RecoveryWrites;
  readonly notices: NoticeWrites;
  /** Appends one line to the audit log. */
  audit(row: NewAuditRow): Promise<AuditRow>;
}

export type { Hex };

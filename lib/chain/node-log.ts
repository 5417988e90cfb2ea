import type { Address } from '@/lib/consensus/types';

/**
 * What one node's log tells now (GoQuorum QBFT; reference/goquorum.md 5.2). Every fact is null while no line told it: never round 0.
 * Hashes in logs are often short ("5db7a5..307312"): `head` compares by `first` and `last` six digits.
 */
export type NodeLog = {
  /** `live` = lines come; `quiet` = the source answers, no consensus line lately; `lost` = the source can't be read: every fact is null. */
  readonly state: 'live' | 'quiet' | 'lost';
  readonly source: 'file' | 'loki' | 'kubernetes';
  /** Why it is lost, fit to be shown; null else. */
  readonly why: string | null;
  /** Server ms of the newest line by its own time stamp; null = none read. */
  readonly lastLineAt: number | null;
  readonly round: number | null;
  /** When this round began, by the line's own time. */
  readonly roundSince: number | null;
  /** The height it works on. */
  readonly sequence: number | null;
  readonly coreState: 'Accept request' | 'Preprepared' | 'Prepared' | 'Committed' | null;
  /** Last block as this validator sees it. */
  readonly head: { readonly height: number; readonly hash: LogHash } | null;
  /** Whose turn it thinks it is. */
  readonly proposer: Address | null;
  /** Validators whose ROUND-CHANGE it heard at this sequence, with the highest round of each. */
  readonly roundChanges: readonly { readonly from: Address; readonly round: number; readonly at: number }[];
  /** A prepared certificate is alive (pr/pv of its own ROUND-CHANGE). */
  readonly prepared: { readonly round: number; readonly hash: LogHash | null } | null;
  /** Last refused PRE-PREPARE with the reason as written. */
  readonly refused: { readonly at: number; readonly why: string } | null;
  readonly reorgs: readonly LogReorg[];
  readonly uncleanShutdowns: readonly { readonly at: number; readonly bootedAt: number | null }[];
  /** "Head state missing, repairing" and the like at start. */
  readonly repairs: readonly { readonly at: number; readonly height: number | null }[];
  /** PRE-PREPARE whose block.number ≠ msg.sequence: the proposer race caught red-handed. */
  readonly misnumbered: readonly {
    readonly at: number;
    readonly sequence: number;
    readonly blockHeight: number;
    readonly hash: LogHash | null;
  }[];
  /** The same identity started: "Starting peer-to-peer node" lines. */
  readonly startedAt: number | null;
};

/** `full` where the log wrote all of it. */
export type LogHash = { readonly first: string; readonly last: string; readonly full: `0x${string}` | null };

export type LogReorg = {
  readonly at: number;
  /** Common ancestor. */
  readonly height: number;
  readonly drop: number;
  readonly add: number;
  readonly dropFrom: LogHash | null;
  readonly addFrom: LogHash | null;
};

import type { Address } from '@/lib/consensus/types';

/**
 * What one node's log tells now (GoQuorum and Besu; reference lines in docs/logs.md). Every fact is null while no line told it: never
 * round 0. Times are server ms by the lines' own stamps. Hashes are often short ("5db7a5..307312"): they compare by `first` and `last`.
 * Lists hold the newest few, oldest first.
 */
export type NodeLog = {
  /** `live` = lines come; `quiet` = the source answers, no line lately; `lost` = the source can't be read: every fact is null. */
  readonly state: 'live' | 'quiet' | 'lost';
  readonly source: 'file' | 'loki' | 'kubernetes';
  /** Why it is lost, fit to be shown; null else. */
  readonly why: string | null;
  /** The newest line of any kind; null = none read. */
  readonly lastLineAt: number | null;
  /** How far it was read, by our clock; absent = nobody reads it now. */
  readonly heard?: LogHeard;
  /** Whose log it is by its own word: another address than the node's means that the wrong log is configured. */
  readonly address: Address | null;
  readonly round: number | null;
  /** When this round began; null = before the first line that was read. */
  readonly roundSince: number | null;
  /** When the round's timer was last started; every block request of the node itself starts it anew. */
  readonly timerSince: number | null;
  /** The height it works on. */
  readonly sequence: number | null;
  readonly coreState: CoreState | null;
  /** Whether its consensus core runs; null = no line told. */
  readonly core: 'running' | 'stopped' | null;
  /** Last block as this node sees it. */
  readonly head: LogHead | null;
  /** Blocks it had as head, at most one a height, ascending; what was above a rewind or reorganisation is gone. */
  readonly heads: readonly LogHead[];
  /** Last proposal it committed: not yet its head. */
  readonly committed: (LogHead & { readonly at: number }) | null;
  /** Whose turn it thinks it is. */
  readonly proposer: Address | null;
  /** Validators whose ROUND-CHANGE it heard at this sequence, with the highest round of each. */
  readonly roundChanges: readonly { readonly from: Address; readonly round: number; readonly at: number }[];
  /** A prepared certificate is alive. */
  readonly prepared: { readonly round: number; readonly hash: LogHash | null } | null;
  /** Last refused PRE-PREPARE with the reason as written. */
  readonly refused: LogRefusal | null;
  /** The core stands before the node's own last block (after debug_setHead): it proposes nothing until it is started anew. */
  readonly wedged: { readonly at: number; readonly sequence: number | null; readonly head: number | null } | null;
  readonly reorgs: readonly LogReorg[];
  readonly rewinds: readonly { readonly at: number; readonly target: number }[];
  readonly uncleanShutdowns: readonly { readonly at: number; readonly bootedAt: number | null }[];
  /** "Head state missing, repairing" and the like at start. */
  readonly repairs: readonly { readonly at: number; readonly height: number | null }[];
  /** PRE-PREPARE whose block.number ≠ msg.sequence: the proposer race caught red-handed. `from` = who sent it. */
  readonly misnumbered: readonly {
    readonly at: number;
    readonly sequence: number;
    readonly blockHeight: number;
    readonly hash: LogHash | null;
    readonly from: Address | null;
  }[];
  /** Besu's own word: a second head event at one height. */
  readonly forkSaid: { readonly at: number; readonly height: number | null } | null;
  /** Last ERROR that is not known to be harmless; its words alone, no values. */
  readonly lastError: { readonly at: number; readonly message: string } | null;
  /** The process started. */
  readonly startedAt: number | null;
  /** It was told to stop, and has not started since. */
  readonly stoppedAt: number | null;
};

/**
 * Between `from` and `until` (server ms) no line is missing. `behindMs`: how much later a line was read than its own stamp says, where it was seen to
 * come: at least as much as the node's clock is behind, with the time it took to be read; below 0 its clock is ahead; null = not measured.
 */
export type LogHeard = { readonly from: number; readonly until: number; readonly behindMs: number | null };

export type CoreState = 'Accept request' | 'Preprepared' | 'Prepared' | 'Committed';

export type LogHead = { readonly height: number; readonly hash: LogHash };

/** `full` where the log wrote all of it. */
export type LogHash = { readonly first: string; readonly last: string; readonly full: `0x${string}` | null };

export type LogRefusal = {
  readonly at: number;
  /** `not-proposer` = it thinks it is another's turn. */
  readonly kind: 'not-proposer' | 'justification' | 'proposal';
  readonly why: string;
  readonly sequence: number | null;
  readonly round: number | null;
  readonly from: Address | null;
  /** Whose turn it thinks it is, where the line says so. */
  readonly expected: Address | null;
  /** How many it refused in this round at this sequence. */
  readonly count: number;
};

export type LogReorg = {
  readonly at: number;
  /** Common ancestor. */
  readonly height: number;
  readonly drop: number;
  readonly add: number;
  readonly dropFrom: LogHash | null;
  readonly addFrom: LogHash | null;
};

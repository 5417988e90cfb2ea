import type { OpenRound } from '@/lib/chain/open-round';
import type { RoundWindow } from '@/lib/chain/rounds';
import type { Address, Hash } from '@/lib/consensus/types';
import type { RecoveryNow } from './recovery-now';

/** What the API serves and the screen shows: plain JSON, heights as numbers, times in ms since 1970 of the server's clock. null = unknown, never 0. */

export type VerdictState = 'healthy' | 'degraded' | 'slow' | 'stalled' | 'forked' | 'unknown';
/** How bad a verdict is; shape and hue follow from it. */
export type VerdictSeverity = 'ok' | 'warning' | 'critical' | 'unknown';
export type YesNoUnknown = 'yes' | 'no' | 'unknown';
export type NodeState = 'ok' | 'behind' | 'unreachable' | 'error' | 'wrong-chain' | 'identity-fault' | 'unknown';

/** Incidents that stand now, in short. */
export type IncidentsNow = {
  readonly open: number;
  readonly unacknowledged: number;
  /** Of the open ones that are not shelved; null = none of them is. */
  readonly worst: 'critical' | 'warning' | 'info' | null;
  /** Numbers of the open critical ones that are not shelved: a new one among them is worth a sound. */
  readonly critical: readonly number[];
};

/** Whether what is seen is kept; `why` fit to be shown. */
export type Keeping = { readonly ok: true } | { readonly ok: false; readonly why: string; readonly since: number };

export type NetworkSummary = {
  readonly id: string;
  readonly name: string;
  readonly state: VerdictState;
  readonly severity: VerdictSeverity;
  readonly sentence: string;
  /** null = not known. */
  readonly incidents: IncidentsNow | null;
  readonly keeping: Keeping;
  /** Detectors that failed at the last look: of what they are for nothing is known. */
  readonly failedChecks: number;
  /** A plan of recovery that has not ended; null = none is open. */
  readonly recovery: RecoveryNow | null;
};

export type VerdictView = {
  readonly state: VerdictState;
  readonly severity: VerdictSeverity;
  readonly sentence: string;
  /** The same without what figures beside it say: for tiles and walls. */
  readonly short: string;
  /** What has to come next, in a few words; null when there is nothing to say. */
  readonly next: string | null;
  /** Second line: what it means and what not to expect. null when there is nothing to add. */
  readonly detail: string | null;
  readonly since: number | null;
  readonly stalled: boolean;
  readonly healsByItself: YesNoUnknown;
  /** Further findings as sentences, worst first (mismatching headers, identity faults, other chains …). */
  readonly findings: readonly FindingView[];
};

export type FindingView = {
  readonly code: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly sentence: string;
  readonly node: string | null;
  readonly height: number | null;
};

export type HeadView = {
  readonly height: number;
  readonly hash: Hash | null;
  /** The header's own time, in seconds as in the header. */
  readonly timestamp: number;
  readonly ageMs: number;
};

export type QuorumView = {
  /** Size of the validator set in force at the next height; null = not known. */
  readonly validators: number | null;
  readonly size: number | null;
  readonly rule: 'ceil(2N/3)' | '2F+1' | null;
  /** Validators (by address) whose node answered the last poll. */
  readonly reachable: number | null;
  /** Of those: whose consensus core is stopped, so that they make no block. */
  readonly stopped: number;
  /** The most of those that answer that are linked with each other; null = no link is known to be missing. */
  readonly linked: number | null;
  /** The most of those that answer and run that hold one branch of a fork; null = no fork is proven. */
  readonly oneBranch: number | null;
  /** What can act together - size; null when a validator has no configured node, may yet join a branch, or the set is unknown. */
  readonly margin: number | null;
  /** Validators of the set that no configured node proved to be. */
  readonly unwatched: number | null;
};

export type { OpenRound, RoundWindow };

export type RoundsView = {
  readonly m5: RoundWindow;
  readonly h1: RoundWindow;
  readonly h24: RoundWindow;
  readonly open: OpenRound | null;
  /** Why the open round is not known, in a sentence; left out = it is, or there is no more to say. */
  readonly why?: string;
};

export type BranchView = {
  readonly label: string;
  /** The branch's hash at the forked height. */
  readonly hash: Hash;
  readonly tip: { readonly height: number; readonly hash: Hash };
  readonly nodes: readonly string[];
  readonly validators: readonly Address[];
  readonly author: Address | null;
  readonly round: number | null;
  readonly committers: readonly Address[];
  /** Its validators that answer and run their cores are a quorum by themselves; null = not known. */
  readonly hasQuorum: boolean | null;
  /** Its validators whose consensus core is stopped; left out = none. */
  readonly stopped?: readonly Address[];
  /** They would be a quorum by their number, did all of them answer and run; left out = not known. */
  readonly holdsQuorum?: boolean;
  readonly verification: 'verified' | 'mismatch' | 'unverifiable';
  readonly verificationWhy: string | null;
};

export type ForkView = {
  readonly ancestor: { readonly height: number; readonly hash: Hash };
  /** ancestor.height + 1 */
  readonly height: number;
  readonly branches: readonly BranchView[];
  readonly sealedBoth: readonly Address[];
  /** False while the ancestor is still being searched. */
  readonly proven: boolean;
};

export type NodeView = {
  readonly name: string;
  /** Proven identity, null = not known. */
  readonly address: Address | null;
  readonly addressSource: 'nodeAddress' | 'enode' | 'config' | null;
  readonly role: 'validator' | 'member' | 'unknown';
  readonly state: NodeState;
  readonly head: { readonly height: number; readonly hash: Hash } | null;
  /** Branch letter while forked; null = on no branch or not known. */
  readonly branch: string | null;
  readonly lastAnswerAt: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly client: string | null;
  readonly peers: number | null;
  readonly mining: boolean | null;
  readonly syncing: boolean | null;
  readonly latencyMs: number | null;
  readonly capabilities: Readonly<Record<string, 'available' | 'unavailable' | 'unknown'>>;
};

/** A cell of the validator matrix. `agrees` = holds the agreed hash; `alone` = answered but not enough others to compare; `behind` = not there yet. */
export type CellState = 'agrees' | 'branch' | 'behind' | 'alone' | 'unknown';
export type MatrixCell = { readonly state: CellState; readonly branch?: string; readonly proposed?: true; readonly mismatch?: true };
export type MatrixRow = { readonly node: string; readonly cells: readonly MatrixCell[] };
export type MatrixColumn = {
  readonly height: number;
  readonly state: 'agreed' | 'forked' | 'undecided' | 'unknown';
  readonly round: number | null;
  readonly roundSource: 'header' | 'derived' | 'estimate' | 'unknown';
  readonly proposer: Address | null;
  /** Earlier hashes at this height that lapsed (a recovery went over it). */
  readonly history: number;
};
export type MatrixView = { readonly columns: readonly MatrixColumn[]; readonly rows: readonly MatrixRow[] };

export type NetworkView = {
  readonly id: string;
  readonly name: string;
  readonly chainId: number | null;
  readonly protocol: 'qbft' | 'ibft' | 'unknown';
  readonly clients: readonly string[];
  /** When the last poll was done (server clock); null = none yet. */
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly verdict: VerdictView;
  readonly head: HeadView | null;
  /** Expected time between head and next block, ms; null = not known. */
  readonly expectedMs: number | null;
  /** When the next block becomes overdue (server clock). */
  readonly overdueAt: number | null;
  readonly quorum: QuorumView;
  readonly rounds: RoundsView;
  readonly fork: ForkView | null;
  readonly nodes: readonly NodeView[];
};

/** What the overview shows: the network, its matrix, and round changes per minute of the last hour for the sparkline (null = unknown). */
export type OverviewView = NetworkView & {
  readonly matrix: MatrixView;
  readonly sparkline: readonly { readonly at: number; readonly changes: number | null }[];
};

export type SealView = {
  readonly seal: string;
  readonly signer: Address | null;
  readonly validator: 'yes' | 'no' | 'unknown';
  readonly node: string | null;
  readonly alsoSealed: readonly string[];
};

export type HeightBlockView = {
  readonly label: string | null;
  readonly hash: Hash;
  readonly nodes: readonly string[];
  readonly formerNodes: readonly string[];
  readonly validators: readonly Address[];
  readonly header: Readonly<Record<string, string>>;
  readonly author: Address | null;
  readonly round: number | null;
  readonly roundSource: 'header' | 'derived' | 'unknown';
  readonly proposer: 'expected' | 'unexpected' | 'unknown';
  readonly expectedProposer: Address | null;
  readonly seals: readonly SealView[];
  readonly quorumSeals: boolean | null;
  readonly verification: 'verified' | 'mismatch' | 'unverifiable';
  readonly verificationWhy: string | null;
  readonly txCount: number;
  readonly firstSeenAt: number;
  readonly current: boolean;
};

export type HeaderDiffRow = {
  readonly field: string;
  readonly values: Readonly<Record<string, string>>;
  readonly differs: boolean;
  readonly masked: boolean;
};

export type HeightView = {
  readonly network: string;
  readonly height: number;
  readonly state: 'agreed' | 'forked' | 'undecided' | 'unknown';
  readonly asOf: number | null;
  readonly sentence: string;
  readonly nodes: readonly {
    readonly name: string;
    readonly address: Address | null;
    readonly role: NodeView['role'];
    readonly hash: Hash | null;
    readonly branch: string | null;
    readonly why: string | null;
  }[];
  readonly blocks: readonly HeightBlockView[];
  /** Seals and round masked; values keyed by block hash. Empty with fewer than two blocks. */
  readonly diff: readonly HeaderDiffRow[];
  readonly sealedBoth: readonly Address[];
};

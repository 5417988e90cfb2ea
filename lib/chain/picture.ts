import type { TurnOrder } from '@/lib/consensus/family-rules';
import type { Address, BftSettings, Hash, Header, HeaderFacts, Protocol, RecoveredSeal, Verification } from '@/lib/consensus/types';
import type { AgreementWhy } from './agreement';
import type { StuckWhy } from './fork-point';
import type { Liveness } from './liveness';
import type { NodeLog } from './node-log';

/** Why a node's answers can't be counted, or what is odd about it; data, no sentences. */
export type NodeFault =
  | { readonly kind: 'unreachable'; readonly code: string; readonly message: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'wrong-chain'; readonly what: 'chain id' | 'genesis'; readonly has: string; readonly expected: string }
  | { readonly kind: 'identity-changed'; readonly from: Address; readonly to: Address }
  | { readonly kind: 'identity-shared'; readonly address: Address; readonly nodes: readonly string[] }
  | { readonly kind: 'identity-unexpected'; readonly configured: Address; readonly proven: Address }
  | { readonly kind: 'header-mismatch'; readonly height: number; readonly detail: string }
  | { readonly kind: 'absurd-head'; readonly height: number; readonly highest: number };

/** A connection as one end tells it (admin_peers). */
export type PeerPicture = { readonly enode: string | null; readonly address: Address | null; readonly inbound: boolean | null };

/** One node as it stands now. null = not known. */
export type NodePicture = {
  readonly name: string;
  readonly address: Address | null;
  readonly addressSource: 'nodeAddress' | 'enode' | 'config' | null;
  readonly role: 'validator' | 'member' | 'unknown';
  /** Answered its last poll. */
  readonly answering: boolean;
  /** Its claims are compared with the others'. */
  readonly counted: boolean;
  readonly faults: readonly NodeFault[];
  readonly head: { readonly height: number; readonly hash: Hash } | null;
  readonly lastAnswerAt: number | null;
  readonly client: string | null;
  readonly peers: number | null;
  readonly mining: boolean | null;
  /** When its core was seen to run again after it was seen stopped; absent or null = never seen stopped. */
  readonly coreSince?: number | null;
  readonly syncing: boolean | null;
  readonly latencyMs: number | null;
  readonly capabilities: Readonly<Record<string, 'available' | 'unavailable' | 'unknown'>>;
  readonly chainId: number | null;
  readonly genesis: Hash | null;
  /** Its chain config as JSON with sorted keys: equal text, equal config. */
  readonly config: string | null;
  /** Its own enode URL (admin_nodeInfo). */
  readonly enode: string | null;
  /** Whom it says it is connected to. */
  readonly peerList: readonly PeerPicture[] | null;
  /** When that list was told (server ms). */
  readonly peersAt: number | null;
  /** Since when it answers every poll; null while it does not. */
  readonly answeringSince: number | null;
  /** Since when it has not answered; null while it does, or when it never did. */
  readonly silentSince: number | null;
  /** Executable transactions in its pool, and the number before that at an earlier poll; null = it does not tell. */
  readonly pool: PoolPicture | null;
  /** What its log tells; null = no log source is configured for it. */
  readonly log: NodeLog | null;
};

/** Numbers of txpool_status (GoQuorum) or txpool_besuStatistics with when they were told (server ms). */
export type PoolPicture = {
  readonly pending: number;
  readonly at: number;
  readonly before: { readonly pending: number; readonly at: number } | null;
};

/** One node's own copy of a block where it says something of its own: same hash, other seals. */
export type BlockCopy = {
  readonly nodes: readonly string[];
  readonly seals: readonly RecoveredSeal[];
  readonly round: number | null;
  readonly verification: Verification;
};

/** All that is known of one block, by hash. */
export type BlockPicture = {
  readonly header: Header;
  readonly facts: HeaderFacts | null;
  readonly copies: readonly BlockCopy[];
  /** Validators whose seal was recovered from any copy. */
  readonly committers: readonly Address[];
  /** Of its best copy: a node that sends other seals can't take the proof away that another node gave. */
  readonly verification: Verification;
  readonly proposer: 'expected' | 'unexpected' | 'unknown';
  readonly expectedProposer: Address | null;
  /** Order of turns under which the proposer was judged; null = not known. */
  readonly turnOrder: TurnOrder | null;
  readonly author: Address | null;
  readonly round: number | null;
  readonly roundSource: 'header' | 'derived' | 'unknown';
  /** The set that may seal it: the parent's. */
  readonly parentValidators: readonly Address[] | null;
  readonly quorumSize: number | null;
  readonly txCount: number;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
};

/** The validator set in force at the next height and what follows from it. */
export type SetPicture = {
  readonly validators: readonly Address[];
  readonly quorumSize: number;
  readonly settings: BftSettings | null;
  /** Regular time between blocks at the head's own height, where `settings` (the next height's) may be a transition; null = not known. */
  readonly usualPeriodMs: number | null;
};

export type ProtocolPicture = { readonly protocol: Protocol; readonly chainId: number | null; readonly genesis: Hash | null };

/** Where a search for the last common ancestor stands. */
export type ForkPicture =
  | { readonly state: 'none' }
  | { readonly state: 'searching'; readonly seenAt: number; readonly hashes: number }
  | { readonly state: 'stuck'; readonly seenAt: number; readonly hashes: number; readonly why: StuckWhy }
  | {
      readonly state: 'proven';
      readonly ancestor: { readonly height: number; readonly hash: Hash };
      readonly branches: readonly BranchPicture[];
      readonly sealedBoth: readonly Address[];
      /** Validators of the set on no branch: behind, or their node never told. */
      readonly unplaced: readonly Address[];
      /** By who holds what and answers alone; `lib/incidents/outlook/fork` weighs the rest, and is what is said. */
      readonly healsByItself: 'yes' | 'no' | 'unknown';
    };

export type BranchPicture = {
  readonly label: string;
  readonly hash: Hash;
  readonly tip: { readonly height: number; readonly hash: Hash };
  readonly nodes: readonly string[];
  readonly validators: readonly Address[];
  /** Those of its validators that answer and run their cores are a quorum; null = not known. */
  readonly hasQuorum: boolean | null;
  /** Those of its validators whose consensus core is stopped; left out = none, or kept by an earlier version. */
  readonly stopped?: readonly Address[];
  /** Its validators would be a quorum by their number, did all of them answer and run; left out = not known. */
  readonly holdsQuorum?: boolean;
};

/** The holders of one hash. */
export type CampPicture = { readonly hash: Hash; readonly nodes: readonly string[]; readonly validators: readonly Address[] };

export type HeightPicture = {
  readonly height: number;
  readonly state: 'agreed' | 'forked' | 'undecided' | 'unknown';
  readonly why: AgreementWhy | null;
  readonly camps: readonly CampPicture[];
  /** Size of the set that may seal this height; null = not known. */
  readonly validators: number | null;
  /** Nodes whose head is known and below the height. */
  readonly behind: readonly string[];
  /** Distinct hashes that lapsed here and are held by nobody now. */
  readonly former: number;
};

/** What a recovery under way has done to nodes and not undone yet, by their names. */
export type RecoveryPicture = {
  readonly number: number;
  /** Consensus stopped. */
  readonly stopped: readonly string[];
  /** Links cut. */
  readonly cut: readonly string[];
};

/** One network as it stands at `now`, judged; views make words and rows of it. */
export type NetworkPicture = ProtocolPicture & {
  readonly id: string;
  readonly name: string;
  readonly now: number;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly nodes: readonly NodePicture[];
  readonly set: SetPicture | null;
  readonly head: { readonly height: number; readonly hashes: readonly Hash[]; readonly timestampMs: number } | null;
  readonly liveness: Liveness;
  readonly fork: ForkPicture;
  /** A recovery that holds nodes stopped or cut off; left out = none does, as far as is known. */
  readonly recovery?: RecoveryPicture;
  /** Newest last, contiguous. */
  readonly heights: readonly HeightPicture[];
  readonly block: (hash: Hash) => BlockPicture | null;
};

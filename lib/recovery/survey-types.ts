import type { LogHeard } from '@/lib/chain/node-log';
import type { Address, Hash, Vote } from '@/lib/consensus/types';

/** A block by both its names: number alone never identifies one. */
export type BlockId = { readonly height: number; readonly hash: Hash };

/**
 * What one node answered in one look, by a connection of the executor's own. Every field null = not answered or not readable: never 0, never false.
 * Times in server ms.
 */
export type NodeLook = {
  readonly node: string;
  /** When it was asked: what it says may be as old as this. A look asked for before a step began, or before a call was answered, proves nothing of it. */
  readonly askedAt: number;
  /** When its answer came; of a node that did not answer, when it was given up. */
  readonly at: number;
  readonly answered: boolean;
  /** Why not, scrubbed; null = it answered. */
  readonly failure: string | null;
  readonly chainId: number | null;
  readonly genesis: Hash | null;
  /** Who it proves to be now (istanbul_nodeAddress, else the key in its enode). */
  readonly address: Address | null;
  readonly client: string | null;
  /** When its process was started, as its log tells the watch; absent = not told. */
  readonly startedAt?: number;
  /** How far that log was read. */
  readonly heard?: LogHeard;
  readonly enode: string | null;
  readonly head: (BlockId & { readonly parent: Hash; readonly timestamp: number; readonly author: Address | null }) | null;
  /** The hash it holds at heights that were asked for; null = asked and it holds none there; absent = not asked or not answered. */
  readonly holds: Readonly<Record<number, Hash | null>>;
  /** Who authored the blocks it holds at asked heights a little below its head and at it, by their seals; absent = not asked, or not told. */
  readonly authors?: Readonly<Record<number, Address>>;
  /** eth_mining: its consensus core runs. */
  readonly mining: boolean | null;
  readonly peerCount: number | null;
  readonly peers: readonly { readonly enode: string | null; readonly address: Address | null }[] | null;
  /** The set that may seal the next block after its head. */
  readonly validators: readonly Address[] | null;
};

/** One block above the ancestor as one of its holders has it. */
export type BranchBlock = BlockId & {
  readonly parent: Hash;
  readonly author: Address | null;
  readonly round: number | null;
  readonly committers: readonly Address[];
  /** Who might seal it, by its parent's state; left out or null = not told. */
  readonly validators?: readonly Address[] | null;
  /** null = the node did not give the block: how many transactions it has is not known. */
  readonly transactions: readonly Hash[] | null;
  /** What its header votes for: one at most. null = the header can't be read: whether it votes is not known. */
  readonly votes: readonly Vote[] | null;
  /** The header was verified and carries a quorum of seals; null = can't be told. */
  readonly hasQuorum: boolean | null;
};

export type SurveyedBranch = {
  readonly label: string;
  readonly tip: BlockId;
  readonly nodes: readonly string[];
  readonly validators: readonly Address[];
  /** Ascending from the forked height; shorter than the branch when blocks could not be read. */
  readonly blocks: readonly BranchBlock[];
};

/** How a node was last stopped, and whether the states a rewind needs are still in its memory. */
export type StopFacts = {
  readonly node: string;
  /** Since when its process runs, as far as watched or logged: by our clock, or a little later; null = not known. */
  readonly upSince: number | null;
  /** `upSince` is by the node's own clock, and how far that is off was not measured. */
  readonly isByOwnClock?: true;
  /** Height it had when it was last stopped cleanly or started; null = not known. */
  readonly startedAtHeight: number | null;
  readonly lastStop: 'clean' | 'killed' | 'unknown';
};

/** Fresh answers of every configured node, taken for planning. */
export type Survey = {
  readonly network: string;
  readonly takenAt: number;
  readonly looks: readonly NodeLook[];
  /** Proven on both sides, on every node that answers; null = no fork, or not proven. */
  readonly ancestor: BlockId | null;
  /** Why the nodes' chains could not be held against each other; left out = they were, and a null ancestor means that there is no fork. */
  readonly unproven?: string;
  readonly branches: readonly SurveyedBranch[];
  readonly stops: readonly StopFacts[];
  /** Peers that no configured node proves to be. */
  readonly strangers: readonly { readonly address: Address | null; readonly enode: string | null; readonly seenBy: readonly string[] }[];
};

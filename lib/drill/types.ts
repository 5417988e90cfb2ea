import type { ChainConfig } from '@/lib/consensus/chain-config';
import type { TurnOrder } from '@/lib/consensus/family-rules';
import type { Address, BftSettings, Hash, Header, Hex, ValidatorSnapshot, Vote } from '@/lib/consensus/types';

// The seams of the drill. Every part is built on these; each names the folder that makes it.

export type NodeName = string;

// ── simulation/ ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Timer = { readonly cancel: () => void };

/** Random numbers of one stream: the same seed and stream name give the same numbers, whatever other streams draw. */
export type Random = {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, n). */
  readonly below: (n: number) => number;
  /** True with probability `p`. */
  readonly chance: (p: number) => boolean;
  readonly shuffle: <T>(list: readonly T[]) => T[];
};

/** Discrete-event time, ms since 1970 (may have fractions). Events run in the order of their time, then of their scheduling. */
export type Simulation = {
  readonly now: () => number;
  /** Runs `act` `delayMs` from now (0 = after what is running now, as a goroutine would). */
  readonly after: (delayMs: number, act: () => void) => Timer;
  /** Runs all events up to and including `at`; time is `at` afterwards. Returns how many events ran. */
  readonly runUntil: (at: number) => number;
  /** Time of the next event; null = none. */
  readonly nextAt: () => number | null;
  readonly random: (stream: string) => Random;
};

// ── block/ ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A key pair of a node, validator or account. */
export type DrillKey = {
  readonly privateKey: Uint8Array;
  /** 64 bytes, without the 04 in front. */
  readonly publicKey: Hex;
  readonly address: Address;
  /** keccak256 of the public key, 64 hex digits without 0x, as admin_nodeInfo gives it. */
  readonly nodeId: string;
};

/** A signed legacy transaction (type 0), a plain transfer: the drill runs no EVM. */
export type DrillTransaction = {
  readonly hash: Hash;
  readonly raw: Hex;
  readonly from: Address;
  readonly to: Address;
  readonly nonce: number;
  readonly value: bigint;
  readonly gas: bigint;
  readonly gasPrice: bigint;
  readonly data: Hex;
  readonly v: bigint;
  readonly r: bigint;
  readonly s: bigint;
};

/** What all copies of a block share. `header.extraData` is bare: round 0 and no seals, as the hash has it. */
export type DrillBlock = {
  readonly hash: Hash;
  readonly header: Header;
  readonly author: Address;
  readonly vote: Vote | null;
  readonly transactions: readonly DrillTransaction[];
};

/** One node's copy of a block: neither round nor seals enter the hash. The genesis block has round 0 and no committers. */
export type StoredBlock = {
  readonly block: DrillBlock;
  readonly round: number;
  /** In the order in which their seals stand in this copy; each seal is made when it is asked for (RFC 6979: always the same bytes). */
  readonly committers: readonly Address[];
};

export type Account = { readonly nonce: number; readonly balance: bigint };

/** All accounts after a block; `root` is the real state root of the trie of them. */
export type AccountState = { readonly root: Hash; readonly accounts: ReadonlyMap<Address, Account> };

export type Genesis = {
  readonly block: DrillBlock;
  readonly state: AccountState;
  /** The `config` object as admin_nodeInfo shows it (decoded and printed again by the client, not as the file has it). */
  readonly configJson: Readonly<Record<string, unknown>>;
  readonly config: ChainConfig;
  readonly chainId: number;
  readonly networkId: number;
  readonly validators: readonly Address[];
};

/** Everything about blocks that needs keys or states; one for all nodes of a network, caches inside. */
export type BlockWorkshop = {
  readonly genesis: Genesis;
  readonly settingsAt: (height: number) => BftSettings;
  /** Executes the transactions on the parent's state, in order, leaving out those that don't fit; the real header over the result. */
  readonly build: (plan: BuildPlan) => DrillBlock;
  /** State after the block, by its state root; the book knows every state ever built. null = never built here. */
  readonly stateOf: (root: Hash) => AccountState | null;
  /** extraData of this copy with its seals, made by the committers' real keys. */
  readonly extraOf: (copy: StoredBlock) => Hex;
  /** Block RLP of this copy, as debug_getBlockRlp has it but with 0x. */
  readonly rlpOf: (copy: StoredBlock) => Hex;
  readonly receiptsOf: (block: DrillBlock) => readonly DrillReceipt[];
  /** @throws TransactionError with the words of the client: what eth_sendRawTransaction answers. */
  readonly readTransaction: (raw: string) => DrillTransaction;
  readonly keyOf: (address: Address) => DrillKey | null;
};

export type BuildPlan = {
  readonly parent: DrillBlock;
  readonly author: Address;
  /** Set after the parent: what the header lists. */
  readonly validators: readonly Address[];
  /** Seconds. */
  readonly timestamp: number;
  readonly transactions: readonly DrillTransaction[];
  readonly vote?: Vote | null;
};

export type DrillReceipt = { readonly status: 0 | 1; readonly gasUsed: bigint; readonly cumulativeGasUsed: bigint };

// ── chain/ ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a node's files hold; survives its processes. Made by chain/create-disk.ts. */
export type Disk = {
  readonly blocks: Map<Hash, StoredBlock>;
  /** Hash by height; the last one is the head. */
  readonly canonical: Hash[];
  /** Canonical hashes above the head, by height: left behind where a rewind landed lower than its target. Mostly empty. */
  readonly leftover: Map<number, Hash>;
  /** Head of the header chain: the head itself, or above it after such a rewind. */
  headerHead: Hash;
  /** Root at which the flat state snapshot stands on disk: a process that was killed comes back at it or below. */
  snapshotRoot: Hash;
  /** State roots written to disk: after a clean stop HEAD, HEAD-1 and HEAD-127; everything with `archive`. */
  readonly stateRoots: Set<Hash>;
  /** Blocks whose validator set was written to the database, genesis first: a process that reads one back goes by another order of turns. */
  readonly storedSnapshots: Set<Hash>;
  /** The process that wrote last ended cleanly. */
  cleanStop: boolean;
  archive: boolean;
  /** static-nodes.json: read at start only. */
  staticNodes: readonly string[];
  /** transactions.rlp: what was first sent to this node, given back to its pool at start. */
  journal: readonly DrillTransaction[];
};

export type InsertResult = 'head' | 'side' | 'known' | 'missing-parent' | 'missing-state' | 'future' | 'too-few-seals' | 'invalid';

/** A new canonical head by import or sealing. setHead makes none of these (the client emits no event). */
export type HeadChange = {
  readonly head: StoredBlock;
  /** From the old head down. Empty unless reorganised. */
  readonly dropped: readonly StoredBlock[];
  /** From the lowest up, the head last. */
  readonly added: readonly StoredBlock[];
};

export type ProposalVerdict =
  | { readonly ok: true }
  /** Time stamp ahead of the node's clock: again in so many ms. */
  | { readonly ok: false; readonly futureMs: number }
  | { readonly ok: false; readonly why: string };

/** `turns` = how this process orders the proposers of the set; its answers list it by bytes all the same. See chain/turn-memory.ts. */
export type ChainSnapshot = ValidatorSnapshot & { readonly turns: TurnOrder };

/** A node's chain while its process runs. */
export type Chain = {
  readonly head: () => StoredBlock;
  /** What a handshake tells of this node: above `head` after a rewind that landed lower than its target, or a kill. */
  readonly headerHead: () => StoredBlock;
  /** Canonical block at a height; heights above the head may be held too, see Disk.leftover. */
  readonly at: (height: number) => StoredBlock | null;
  /** Any stored block, side blocks too. */
  readonly get: (hash: Hash) => StoredBlock | null;
  readonly isCanonical: (hash: Hash) => boolean;
  /** Genesis difficulty + height, of any stored block. */
  readonly totalDifficulty: (hash: Hash) => number | null;
  /** Validators, sorted by bytes, and open votes after a stored block. */
  readonly snapshotAt: (hash: Hash) => ChainSnapshot | null;
  /** null = the block is not stored, or its state is pruned. */
  readonly stateAt: (hash: Hash) => AccountState | null;
  /** What the consensus core asks before it prepares: parent, time stamp, author, validators, state root. */
  readonly verifyProposal: (block: DrillBlock) => ProposalVerdict;
  /** Import (F+1 valid seals) with the client's fork choice. Listeners hear a 'head' before it returns. */
  readonly insert: (copy: StoredBlock) => InsertResult;
  /** Blocks above the new head are gone, side blocks too; at or above the head nothing happens; may land lower (states). No event. */
  readonly setHead: (height: number) => void;
  readonly onHead: (listener: (change: HeadChange) => void) => void;
  /** Ends the process's use of the disk: clean writes the states of HEAD, HEAD-1, HEAD-127; a kill writes nothing. */
  readonly close: (how: 'clean' | 'kill') => void;
};

// ── pool/ ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type PoolAnswer = { readonly ok: true } | { readonly ok: false; readonly message: string };

export type TxPool = {
  /** `local` = first sent to this node by RPC: journaled. Messages are the client's ("nonce too low", "already known" …). */
  readonly add: (transaction: DrillTransaction, local: boolean) => PoolAnswer;
  readonly get: (hash: Hash) => DrillTransaction | null;
  /** Executable, by sender, in nonce order. */
  readonly pending: () => ReadonlyMap<Address, readonly DrillTransaction[]>;
  /** Behind a missing nonce. */
  readonly queued: () => ReadonlyMap<Address, readonly DrillTransaction[]>;
  /** Next nonce of an account with its pending transactions counted. */
  readonly nextNonce: (address: Address) => number;
  /** Head events only: after setHead the pool is not told, and dropped transactions do not come back. */
  readonly reset: (change: HeadChange) => void;
  readonly onPending: (listener: (transactions: readonly DrillTransaction[]) => void) => void;
};

// ── qbft/ ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

type MessageBase = { readonly source: Address; readonly height: number; readonly round: number };
export type Prepare = MessageBase & { readonly kind: 'prepare'; readonly digest: Hash };
export type Commit = MessageBase & { readonly kind: 'commit'; readonly digest: Hash };
export type RoundChange = MessageBase & {
  readonly kind: 'round-change';
  readonly prepared: { readonly round: number; readonly block: DrillBlock } | null;
  /** The PREPAREs of `prepared`. */
  readonly justification: readonly Prepare[];
};
export type Preprepare = MessageBase & {
  readonly kind: 'preprepare';
  readonly block: DrillBlock;
  readonly roundChanges: readonly RoundChange[];
  readonly prepares: readonly Prepare[];
};
/** Signed by their sources: nobody in the drill forges one. Compared by identity: one object for one content, see qbft/create-signer.ts. */
export type QbftMessage = Preprepare | Prepare | Commit | RoundChange;

/** What the core asks of its node (quorum consensus/istanbul/backend.go). */
export type QbftBackend = {
  readonly self: Address;
  readonly sim: Simulation;
  /** The node's own clock, ms: simulated time and its skew. */
  readonly clock: () => number;
  readonly settingsAt: (height: number) => BftSettings;
  /** Head and its author; genesis: author null. */
  readonly lastProposal: () => { readonly block: DrillBlock; readonly author: Address | null };
  /** Validator set after a block, sorted by bytes; empty when the snapshot is not to be had. */
  readonly validatorsAfter: (hash: Hash) => readonly Address[];
  /** The order in which this process lets that set take turns. */
  readonly turnsAfter: (hash: Hash) => TurnOrder;
  readonly verify: (block: DrillBlock) => ProposalVerdict;
  /** The one object that stands for a message of its own, whenever it is made. */
  readonly sign: <M extends QbftMessage>(message: M) => M;
  /** To every directly connected validator that is not known to have it; not to self. */
  readonly gossip: (validators: readonly Address[], message: QbftMessage) => void;
  /** Commit to the chain; false = it failed and the round changes. */
  readonly commit: (block: DrillBlock, round: number, committers: readonly Address[]) => boolean;
};

/** Where a core stands, for tests and drill_* methods; no RPC of a real node shows it. */
export type CoreView = {
  readonly height: number;
  readonly round: number;
  readonly state: 'accept-request' | 'preprepared' | 'prepared' | 'committed';
  readonly proposer: Address | null;
  readonly preparedRound: number | null;
  /** When the round changes unless something comes; null = no timer runs (wedged, committed or waiting for its request). */
  readonly timerAt: number | null;
};

/** A block that a node would propose; built when somebody first asks for it. */
export type Candidate = {
  readonly height: number;
  readonly block: () => DrillBlock;
  /** The same block later by so many seconds (empty block period). */
  readonly delayedBy: (seconds: number) => Candidate;
};

export type QbftCore = {
  readonly start: () => void;
  readonly stop: () => void;
  /** The block request of the node's own worker, at the block's time. */
  readonly request: (candidate: Candidate) => void;
  readonly receive: (message: QbftMessage) => void;
  /** A new canonical head is in (FinalCommitted). */
  readonly newHead: () => void;
  readonly isProposer: () => boolean;
  /** null while it does not run. */
  readonly view: () => CoreView | null;
};

/** Worker and core together: what miner_start, miner_stop and eth_mining speak of. */
export type Miner = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly isMining: () => boolean;
  /** A consensus message from a peer; 'stopped' = the core does not run, and the peer must be dropped for it. */
  readonly receive: (message: QbftMessage) => 'taken' | 'stopped';
  readonly newHead: (change: HeadChange) => void;
  readonly newTransactions: (transactions: readonly DrillTransaction[]) => void;
  readonly propose: (recipient: Address, add: boolean) => void;
  readonly discard: (recipient: Address) => void;
  readonly candidates: () => ReadonlyMap<Address, boolean>;
  readonly view: () => CoreView | null;
};

// ── peers/ ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Conditions between two nodes in one direction. Made and changed by faults. */
export type Wire = {
  /** Runs `deliver` at the receiver after the latency; a closed way holds it until it opens. In order per direction. */
  readonly send: (from: NodeName, to: NodeName, deliver: () => void) => void;
  readonly isOpen: (from: NodeName, to: NodeName) => boolean;
  readonly setOpen: (from: NodeName, to: NodeName, open: boolean) => void;
  /** Extra latency, ms; 0 = none. */
  readonly slow: (from: NodeName, to: NodeName, extraMs: number) => void;
  readonly slowedBy: (from: NodeName, to: NodeName) => number;
  /** Hears of every way that opens or closes; what comes back ends that. */
  readonly onChange: (listener: (from: NodeName, to: NodeName, open: boolean) => void) => () => void;
  /** Another number after every change of a way or of a connection: while it stays, what was sent arrives where it was sent to. */
  readonly epoch: () => number;
  readonly newEpoch: () => void;
};

/** One entry of admin_peers. */
export type PeerView = {
  readonly name: NodeName;
  readonly enode: string;
  readonly inbound: boolean;
  readonly isStatic: boolean;
  readonly trusted: boolean;
  readonly localAddress: string;
  readonly remoteAddress: string;
  /** null = the handshake is still under way. As known at the handshake, later raised only by block messages: stale. */
  readonly told: { readonly difficulty: number; readonly head: Hash } | null;
};

export type Syncing = {
  readonly startingBlock: number;
  readonly currentBlock: number;
  readonly highestBlock: number;
};

export type Peers = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly list: () => readonly PeerView[];
  /** admin_addPeer. A known id is left as it is. @throws EnodeError with the client's words. */
  readonly add: (enode: string) => void;
  /** admin_removePeer: by node id only, this end only. @throws EnodeError */
  readonly remove: (enode: string) => void;
  readonly gossip: (validators: readonly Address[], message: QbftMessage) => void;
  /** After sealing: full block to some, hash to all; after import: hash to all. */
  readonly broadcastBlock: (copy: StoredBlock, propagate: boolean) => void;
  readonly broadcastTransactions: (transactions: readonly DrillTransaction[]) => void;
  readonly syncing: () => Syncing | null;
};

// ── node/ and network/ ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type NodeSpec = {
  readonly name: NodeName;
  readonly role: 'validator' | 'member';
  readonly key: DrillKey;
  /** Of p2p, in the enode; never opened: the drill's nodes speak to each other in memory. */
  readonly p2pPort: number;
};

/** What lives while the node's process runs. */
export type NodeProcess = {
  readonly startedAt: number;
  readonly chain: Chain;
  readonly pool: TxPool;
  readonly peers: Peers;
  readonly miner: Miner;
};

export type SimNode = NodeSpec & {
  readonly enode: string;
  readonly disk: Disk;
  readonly workshop: BlockWorkshop;
  /** null while the process is down. */
  readonly process: () => NodeProcess | null;
  readonly start: () => void;
  /** `clean` = SIGTERM and time to write; `kill` = SIGKILL, power, OOM. */
  readonly stop: (how: 'clean' | 'kill') => void;
  /** Deletes its files and initialises them with another genesis, as `geth init` on an empty folder; its process must be down. */
  readonly reinstall: (genesis: Genesis) => void;
  /** The node's clock, ms: simulated time plus its skew. */
  readonly clock: () => number;
  /** Wrong by so many ms; 0 = right. */
  setSkew(ms: number): void;
  /** API groups not served by HTTP ("admin", "istanbul" …): -32601 with the client's words. */
  readonly closedApis: Set<string>;
  /** How the node misbehaves on its RPC port; null = it doesn't. See rpc/hostile.ts. */
  hostile: string | null;
  /** A validator that proposes, prepares and commits nothing though its process runs and its peers stay. */
  silent: boolean;
};

export type DrillNetwork = {
  readonly sim: Simulation;
  readonly workshop: BlockWorkshop;
  readonly wire: Wire;
  readonly nodes: readonly SimNode[];
  /** @throws Error naming the nodes there are. */
  readonly node: (name: NodeName) => SimNode;
  /** Adds events to the drill's own log: what was done and what happened, for drill_events and tests. */
  readonly note: (what: string, data?: Readonly<Record<string, unknown>>) => void;
  readonly notes: () => readonly DrillNote[];
};

export type DrillNote = { readonly at: number; readonly what: string; readonly data: Readonly<Record<string, unknown>> };

// ── faults/, scenarios/ and plant/ ─────────────────────────────────────────────────────────────────────────────────────────────

/** Arguments as they come from the control port: names and numbers only. */
export type FaultArguments = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What the dashboard's verdict must be while a fault or scenario lasts; the words of lib/views, checked by tests against it. */
export type MustSay = {
  readonly verdict: 'healthy' | 'degraded' | 'slow' | 'stalled' | 'forked' | 'unknown';
  /** In a sentence, for people who read `drill_faults` or `--list`. */
  readonly words: string;
};

/** One file each, listed in faults/registry.ts. */
export type Fault = {
  readonly id: string;
  readonly title: string;
  /** What it does and how it is undone, a sentence each. */
  readonly does: string;
  readonly undone: string;
  readonly mustSay: MustSay | null;
  /** Name of each argument with what it means. */
  readonly takes: Readonly<Record<string, string>>;
  /** Why it does not fit this network with these arguments; null = it fits. */
  readonly refuse: (network: DrillNetwork, given: FaultArguments) => string | null;
  /** Applies it; what comes back undoes it (at most once). */
  readonly apply: (network: DrillNetwork, given: FaultArguments) => () => void;
};

/** What a network is made of before it runs. */
export type NetworkPlan = {
  readonly validators: number;
  readonly members: number;
  readonly seed: string;
  /** ms since 1970, of the simulated clock at genesis. */
  readonly startAt: number;
  readonly blockPeriodSeconds: number;
  readonly requestTimeoutSeconds: number;
  readonly emptyBlockPeriodSeconds?: number;
  readonly maxRequestTimeoutSeconds?: number;
  readonly transitions?: readonly Readonly<Record<string, unknown>>[];
  readonly twoFPlusOne?: boolean;
  readonly archive?: boolean;
  /** A transfer about so often, simulated ms, the next one only once the last is in a block; 0 = none. */
  readonly transfersEveryMs?: number;
  readonly names?: { readonly validators: readonly string[]; readonly members: readonly string[] };
  readonly extraOfGenesis?: Hex;
  /**
   * Validators that a restart makes take turns in another order (chain/turn-memory.ts), four at least. Otherwise the keys are chosen so that
   * both orders are one, and restarts change nothing.
   */
  readonly mixedOrder?: boolean;
};

/** One step of a scenario: `afterMs` simulated ms after the one before. */
export type ScenarioStep = {
  readonly afterMs: number;
  readonly fault: string;
  readonly given?: FaultArguments;
  /** Undoes the open fault of this id instead. */
  readonly undo?: boolean;
};

/** One file each, listed in scenarios/registry.ts. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly story: string;
  readonly plan: Omit<NetworkPlan, 'seed' | 'startAt'>;
  /** Simulated time that lies behind the network when it is first seen. */
  readonly historyMs: number;
  readonly steps: readonly ScenarioStep[];
  /** After the last step has taken effect. */
  readonly mustSay: MustSay;
};

/** One branch of a planted fork: blocks above the ancestor and who holds it. */
export type PlantedBranch = {
  readonly depth: number;
  readonly holders: readonly NodeName[];
  /** Round of its first block; the author follows from it. Two branches at one round would be one block. */
  readonly round?: number;
  /** Most transfers in each of its blocks; all that wait in the pool unless given. */
  readonly transactions?: number;
};

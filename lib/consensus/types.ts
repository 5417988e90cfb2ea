/** Hex text with 0x, lower case inside the product. */
export type Hex = `0x${string}`;
/** 32-byte hash, lower case. */
export type Hash = Hex;
/** 20-byte address, lower case. */
export type Address = Hex;

/** The two families of extra-data that can be read; `unknown` is said, never guessed. */
export type Protocol = 'qbft' | 'ibft' | 'unknown';

/**
 * A block header as one node answered it. Heights and timestamps (seconds) are safe integers, amounts bigint;
 * optional fields are there only when the block has them (London and later), in header-RLP order.
 * Source: go-ethereum core/types/block.go, besu BlockResult.java.
 */
export type Header = {
  /** The hash the node reported, not a recomputed one. */
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly sha3Uncles: Hash;
  readonly miner: Address;
  readonly stateRoot: Hash;
  readonly transactionsRoot: Hash;
  readonly receiptsRoot: Hash;
  readonly logsBloom: Hex;
  readonly difficulty: bigint;
  readonly height: number;
  readonly gasLimit: bigint;
  readonly gasUsed: bigint;
  /** Seconds since 1970, inside the hash. */
  readonly timestamp: number;
  readonly extraData: Hex;
  readonly mixHash: Hash;
  readonly nonce: Hex;
  readonly baseFeePerGas?: bigint;
  readonly withdrawalsRoot?: Hash;
  readonly blobGasUsed?: bigint;
  readonly excessBlobGas?: bigint;
  readonly parentBeaconBlockRoot?: Hash;
  readonly requestsHash?: Hash;
};

/** A header with what the block answer carries beside it. */
export type Block = {
  readonly header: Header;
  readonly transactions: readonly Hash[];
  readonly size: number | null;
  readonly totalDifficulty: bigint | null;
};

export type Vote = { readonly recipient: Address; readonly add: boolean };

/** QBFT: one RLP list [vanity, validators, vote, round, seals]. Source: quorum core/types/istanbul.go QBFTExtra, besu QbftExtraDataCodec. */
export type QbftExtra = {
  readonly format: 'qbft';
  readonly vanity: Hex;
  readonly validators: readonly Address[];
  readonly vote: Vote | null;
  readonly round: number;
  readonly seals: readonly Hex[];
};

/** Legacy GoQuorum IBFT: 32 vanity bytes ++ RLP [validators, proposerSeal, seals]. Source: quorum core/types/istanbul.go IstanbulExtra. */
export type IbftExtra = {
  readonly format: 'ibft';
  readonly vanity: Hex;
  readonly validators: readonly Address[];
  readonly proposerSeal: Hex;
  readonly seals: readonly Hex[];
};

export type Extra = QbftExtra | IbftExtra;

/** A commit seal and the address it recovers to; null when it recovers to none. */
export type RecoveredSeal = { readonly seal: Hex; readonly signer: Address | null };

/** What a header says of itself once decoded, before anybody's validator set is held against it. */
export type HeaderFacts = {
  readonly format: 'qbft' | 'ibft';
  /** Recomputed by the client's rule. */
  readonly hash: Hash;
  /** Proposer: QBFT header.miner; IBFT recovered from the proposer seal, null when it recovers to none. */
  readonly author: Address | null;
  /** QBFT: from the header. IBFT headers carry none: null. */
  readonly round: number | null;
  readonly seals: readonly RecoveredSeal[];
  /** The list inside this header: never used to check this same header. */
  readonly listed: readonly Address[];
  /** QBFT vote or IBFT's miner/nonce vote. */
  readonly vote: Vote | null;
};

/** Result of reading a header: the facts, or why it can't be read. */
export type HeaderReading = { readonly ok: true; readonly facts: HeaderFacts } | { readonly ok: false; readonly why: string };

export type HeaderFaultCode =
  | 'hash'
  | 'seal-unrecoverable'
  | 'seal-not-validator'
  | 'duplicate-seal'
  | 'too-few-seals'
  | 'author-unrecoverable'
  | 'author-not-validator'
  | 'validator-list';

export type HeaderFault = { readonly code: HeaderFaultCode; readonly detail: string };

/** verified = every check that applies was made and passed; unverifiable = a check could not be made; neither is an exception. */
export type Verification =
  | { readonly state: 'verified' }
  | { readonly state: 'mismatch'; readonly faults: readonly HeaderFault[] }
  | { readonly state: 'unverifiable'; readonly why: string };

/** Which formula gives the quorum size of n validators. Source: quorum qbft/core/core.go QuorumSize, besu BftHelpers. */
export type QuorumRule = 'ceil(2N/3)' | '2F+1';

export type ProposerPolicy = 'round-robin' | 'sticky';

/** Consensus settings in force at one height; milliseconds. null = the node's config does not say. */
export type BftSettings = {
  readonly protocol: Protocol;
  readonly blockPeriodMs: number;
  /** 0 = empty blocks come at the block period. */
  readonly emptyBlockPeriodMs: number;
  readonly requestTimeoutMs: number;
  /** null = no maximum. */
  readonly maxRequestTimeoutMs: number | null;
  readonly policy: ProposerPolicy;
  readonly quorumRule: QuorumRule;
  readonly epochLength: number;
  /** Validators come from a contract: lists in headers are empty. */
  readonly contractMode: boolean;
};

/** Validator set after a block, with the open votes, as istanbul_getSnapshot gives it. Source: quorum backend/snapshot.go. */
export type ValidatorSnapshot = {
  readonly height: number;
  readonly hash: Hash;
  readonly validators: readonly Address[];
  readonly votes: readonly { readonly voter: Address; readonly recipient: Address; readonly add: boolean; readonly height: number }[];
};

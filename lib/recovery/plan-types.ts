import type { Address, Hash, Vote } from '@/lib/consensus/types';
import type { Phrase } from '@/lib/incidents/phrase';
import type { DiagnosisInput, PlaybookId } from '@/lib/incidents/types';
import type { BlockId, Survey } from './survey-types';

/** A call exactly as it goes over the wire, and as it is shown, hashed and compared. */
export type PlannedCall = { readonly method: string; readonly params: readonly unknown[] };

export const STEP_KINDS = [
  'save-evidence',
  'stop-consensus',
  'isolate',
  'prove-isolation',
  'rewind',
  'verify-heads',
  'connect',
  'verify-mesh',
  'start-consensus',
  'wait',
  'by-hand',
  'watch',
  'give-back',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What is read back, never from the reply of a command. Every check is judged from looks younger than the step: passed, not yet, failed or unknown. */
export type Check =
  | {
      readonly kind: 'same-chain';
      readonly node: string;
      readonly chainId: number;
      readonly genesis: Hash | null;
      readonly address: Address | null;
    }
  /** `forMs` = at every look for longer than this: a core started within the second it was stopped in stays without a timer. */
  | { readonly kind: 'core'; readonly node: string; readonly running: boolean; readonly forMs?: number }
  /** net_peerCount 0 (and an empty admin_peers) at every look for longer than `forMs`. */
  | { readonly kind: 'no-peers'; readonly node: string; readonly forMs: number }
  /** `latest` is exactly this block; with `orBelow` an earlier block of its chain will do too: the node then catches up from those it is linked with next. */
  | { readonly kind: 'head'; readonly node: string; readonly is: BlockId; readonly orBelow?: true }
  /** It holds this block at its height, whatever its head is. */
  | { readonly kind: 'holds'; readonly node: string; readonly block: BlockId }
  /** Connected to each of these nodes, by proven identity. */
  | { readonly kind: 'linked'; readonly node: string; readonly to: readonly string[] }
  /** Connected to nobody but these. */
  | { readonly kind: 'only-linked'; readonly node: string; readonly to: readonly string[] }
  /** At least this height, on the chain that holds `via`; `or` = or it holds this block instead, at whatever height. */
  | { readonly kind: 'reaches'; readonly node: string; readonly height: number; readonly via: BlockId; readonly or?: BlockId }
  /** All these nodes hold one hash at one height above `above`, `blocks` higher at least. */
  | { readonly kind: 'grows'; readonly nodes: readonly string[]; readonly above: BlockId; readonly blocks: number }
  /** Each of these has authored a block above `above`. */
  | { readonly kind: 'cycle'; readonly validators: readonly Address[]; readonly above: BlockId }
  /** A person says it was done, recorded; never enough alone. */
  | { readonly kind: 'person-says'; readonly id: string };

/** One thing to do to one node. A task without calls, or with `isByHand`, is by hand. */
export type Task = {
  /** Unique in the plan: "isolate:validator-1". */
  readonly id: string;
  readonly node: string;
  readonly calls: readonly PlannedCall[];
  /** The node does not serve its calls to the product: a person makes them, they are never sent. */
  readonly isByHand?: true;
  /** Left undone where all of these pass on a look younger than the step's begin: a remedy for what may not be needed. */
  readonly unless?: readonly Check[];
  /** Sent no sooner than this long after its step began, or after the others of its step were answered (`isAfterOthers`), server ms. */
  readonly waitMs?: number;
  /** Sent only once the calls of all other tasks of its step were answered, or hang. */
  readonly isAfterOthers?: true;
  /** How often the calls are sent, one after the other, as one effect (peers are removed twice). */
  readonly times: number;
  /** Takes something from the node that only peers or a copy can give back. */
  readonly isDestructive: boolean;
  /** Sending it again when it is not known whether it was done changes nothing. */
  readonly isRepeatable: boolean;
  readonly after: readonly Check[];
  /** Old and new head side by side; null = the head stays. */
  readonly head: { readonly from: BlockId | null; readonly to: BlockId } | null;
  /** What a person does instead, or does where nothing can be called: words and keys of commands. null = only waiting. */
  readonly byHand: HandWork | null;
};

/** Work on a machine rather than by RPC; commands are written by `lib/recovery/hand-commands`. */
export type HandWork =
  | { readonly kind: 'calls' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'stop-process' }
  | { readonly kind: 'start-process' }
  | { readonly kind: 'write-static-nodes'; readonly enodes: readonly string[] }
  /** As it was before the plan wrote it: for nodes that do not tell their address. */
  | { readonly kind: 'restore-static-nodes' };

export type Step = {
  /** Unique in the plan: "rewind-canary". */
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Phrase;
  /** What will happen and why, in plain words. */
  readonly says: readonly Phrase[];
  readonly loses: readonly Phrase[];
  /** How to get out at this step. */
  readonly wayOut: Phrase;
  readonly nodes: readonly string[];
  readonly tasks: readonly Task[];
  /** `together`: all at once; `one-by-one`: the next only when the one before is verified. */
  readonly order: 'together' | 'one-by-one';
  /** Must all pass on looks younger than the step's begin before any task is sent. */
  readonly before: readonly Check[];
  /** Must all pass after the tasks, for the step to be done. */
  readonly after: readonly Check[];
  /** Server ms from the step's begin until a check that has not passed stops the plan. */
  readonly limitMs: number;
  /** About how long it takes, server ms; null = can't be said. */
  readonly expectedMs: number | null;
  /** How often a safe task is sent again by itself. */
  readonly retries: number;
  /** A person types this height before the step's tasks are sent; null = no typing. */
  readonly confirmHeight: number | null;
  /** May go on without these nodes when they are lost midway. */
  readonly dispensable: readonly string[];
  /** When its time runs out it is over all the same, and the next step deals with what has not passed. */
  readonly mayRunLate?: true;
};

/** What the plan rests on: when any of it changes before the run, the plan is stale and says what changed. */
export type Basis = {
  readonly heads: Readonly<Record<string, BlockId>>;
  readonly addresses: Readonly<Record<string, Address>>;
  /** Nodes that do not tell their address, which a person read on their machine; left out = none. Nothing is sent to them. */
  readonly confirmed?: readonly string[];
  readonly clients: Readonly<Record<string, string>>;
  /** When each process was started, server ms, of nodes whose log tells. */
  readonly starts?: Readonly<Record<string, number>>;
  /** May seal the next block after the ancestor, or after the head where there is no fork. */
  readonly validators: readonly Address[];
  /** Of nodes at whose head a vote has changed it: who may seal the next block there, sorted. Left out = none. */
  readonly sets?: Readonly<Record<string, readonly Address[]>>;
  /** Of `validators`. */
  readonly quorumSize: number;
  /** Identities of all peers that any node told, sorted. */
  readonly peers: readonly Address[];
  readonly chainId: number;
  readonly genesis: Hash | null;
};

/** Where a rewound node is expected to land, and why. Source: recovery.md, "How far a rewind really goes". */
export type Landing = {
  readonly node: string;
  readonly asked: number;
  readonly expected: 'exactly' | 'may-overshoot' | 'unknown';
  readonly lowest: number | null;
  readonly why: Phrase;
};

/** What stands in the way until a person does something about it. */
export type Blocker = {
  /** "stranger:0x…", "unreachable:validator-3", "closed:rpc-1:debug" */
  readonly id: string;
  readonly says: Phrase;
  readonly remedy: Phrase;
  /** A person may take it on themselves, recorded: "its process is stopped". false = only configuring or mending helps. */
  readonly canConfirm: boolean;
  /** What is confirmed: that a process is stopped unless told otherwise. */
  readonly confirms?: 'stopped' | 'identity' | 'by-hand';
};

/** A vote as it stands in a header; voter null = its author can't be read. */
export type CastVote = Vote & { readonly voter: Address | null };

/** `pending`: executable transactions that waited there at the last poll; null = not told. */
export type EmptiedPool = { readonly node: string; readonly pending: number | null };

export type Worth = {
  readonly keepsBranch: string | null;
  readonly dropsBranches: readonly string[];
  readonly losesBlocks: readonly (BlockId & { readonly branch: string })[];
  /** Transactions only in dropped blocks; null = not known (a block could not be read). */
  readonly losesTransactions: readonly Hash[] | null;
  /** Votes on validators only in dropped headers; null = not known (a header could not be had). */
  readonly losesVotes: readonly CastVote[] | null;
  readonly rewinds: readonly string[];
  readonly touches: readonly string[];
  /** Nodes whose process ends, and with it what waits in its pool; left out = none. */
  readonly emptiesPools?: readonly EmptiedPool[];
  /** What may go wrong though the plan goes well, each with whom it is about; left out = nothing. */
  readonly warns?: readonly Phrase[];
  /** How many more validators may fail while it runs; null = not known. */
  readonly margin: number | null;
  readonly expectedMs: number | null;
  /** What was proven where. */
  readonly proven: Phrase;
  readonly isFieldProven: boolean;
};

/** A whole plan as data. `planHash` of it binds approvals and runs. */
export type Plan = {
  readonly format: 1;
  readonly network: string;
  readonly playbook: PlaybookId;
  /** What it is called wherever it is spoken of, hashed with the rest: "Keep B, move validator-1". */
  readonly title: Phrase;
  readonly madeAt: number;
  readonly basis: Basis;
  readonly ancestor: BlockId | null;
  /** The block all end on before consensus starts; null = heads stay as they are. */
  readonly target: BlockId | null;
  readonly enodes: Readonly<Record<string, string>>;
  /** Of them those that nobody can dial, which dial the others: no call names them to connect with. Left out = none. */
  readonly dialOut?: readonly string[];
  /** Names of configured nodes it touches; `validators` of them by node name. */
  readonly nodes: readonly string[];
  readonly validatorNodes: readonly string[];
  /** Nodes confirmed as stopped by a person: never called, compared before they are connected again. */
  readonly absent: readonly string[];
  readonly worth: Worth;
  /** Blocks that the chain has gone over before this plan, whose transactions are looked for; absent = it drops its own, if any. */
  readonly dropped?: readonly BlockId[];
  readonly landings: readonly Landing[];
  readonly steps: readonly Step[];
  readonly isDestructive: boolean;
  /** Time between blocks (ms) from that height on, transitions applied; in order of heights. */
  readonly blockPeriods: readonly { readonly from: number; readonly ms: number }[];
  readonly requestTimeoutMs: number;
};

/** One way to go, or why it does not apply here. */
export type Offer =
  | {
      readonly playbook: PlaybookId;
      readonly variant: string;
      readonly applies: true;
      readonly why: Phrase;
      readonly plan: Plan;
      readonly blockers: readonly Blocker[];
      /** Of what it does and costs (`offerHash`): binds the wish to plan it to what was shown. */
      readonly hash: string;
    }
  | { readonly playbook: PlaybookId; readonly variant: string; readonly applies: false; readonly why: Phrase };

/** Offers side by side, the recommended first with its reason; the choice stays with the person. */
export type Offers = {
  readonly at: number;
  readonly offers: readonly Offer[];
  /** "playbook/variant" of the recommended one; null = none can be recommended. */
  readonly recommended: string | null;
  readonly because: Phrase;
  /** Expected proposer, valid quorum seals, transactions, followers per branch. */
  readonly branchFacts: readonly Phrase[];
};

/** A blocker a person took on themselves, recorded before the plan was made. */
export type Confirmed = { readonly blocker: string; readonly by: string; readonly at: number; readonly reason: string };

/** All that playbooks are given: answers of this moment and what the watch makes of the network. Pure data. */
export type PlanInput = {
  readonly survey: Survey;
  readonly diagnosis: DiagnosisInput;
  readonly confirmed: readonly Confirmed[];
  /** Another plan of this network has not ended: none may be made. */
  readonly hasOpenPlan: boolean;
  /** By node name, as the plans before this one knew them: after links were cut nobody tells where others are. */
  readonly earlierEnodes?: Readonly<Record<string, string>>;
  /** Server ms. */
  readonly now: number;
};

/** One object a file, listed in `playbooks/registry.ts`: the plans it gives here (one a kept branch, say), or why it does not apply. */
export type Playbook = { readonly id: PlaybookId; readonly offers: (input: PlanInput) => Iterable<Offer> };

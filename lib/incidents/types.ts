import type { OpenRound } from '@/lib/chain/open-round';
import type { Participation } from '@/lib/chain/participation';
import type { NetworkPicture } from '@/lib/chain/picture';
import type { RoundWindow } from '@/lib/chain/rounds';
import type { TurnRecord } from '@/lib/chain/turn-record';
import type { Address, Hash } from '@/lib/consensus/types';
import type { Param, Phrase } from './phrase';

export type Severity = 'critical' | 'warning' | 'info';

export const DETECTOR_IDS = [
  'fork',
  'stall',
  'rounds-often',
  'failing-turns',
  'silent-validator',
  'margin-gone',
  'node-behind',
  'unreachable',
  'wrong-chain',
  'config-differs',
  'unexpected-proposer',
  'sealed-both',
  'bad-header',
  'reorganisation',
  'partition',
  'clock-skew',
  'identity-shared',
  'strange-peer',
  'unsafe-quorum-rule',
  'known-fault',
  'vote-breaks-quorum',
  'came-back-lower',
] as const;
export type DetectorId = (typeof DETECTOR_IDS)[number];

export const PLAYBOOK_IDS = [
  'restart-consensus',
  'reconnect-peers',
  'wait',
  'rewind-all',
  'rewind-one-side',
  'minimal-move',
  'rotate-static-nodes',
  'besu-move-one',
  'besu-restart-all',
  'resubmit-transactions',
] as const;
export type PlaybookId = (typeof PLAYBOOK_IDS)[number];

/** What a detector rests on; what is not there is named to the person ("cannot tell: no node gives its peers"). */
export type Need =
  | 'heads'
  | 'headers'
  | 'validator-set'
  | 'settings'
  | 'peers'
  | 'config'
  | 'identity'
  | 'version'
  | 'votes'
  | 'mining'
  | 'logs'
  | 'history';

/** A thing that went back or was exchanged, seen by the watch itself: the last few, newest last. */
export type HeadDrop = {
  readonly node: string;
  readonly at: number;
  readonly from: { readonly height: number; readonly hash: Hash };
  readonly to: { readonly height: number; readonly hash: Hash };
  /** It had not answered just before: it was down or restarted, or nobody watched. */
  readonly wasAway: boolean;
  /** Found at the first answer after Quorumwatch itself was started again. */
  readonly unwatched?: true;
};

/** A claim that lapsed for another hash at the same height: the node changed its mind about a final block. */
export type Switch = {
  readonly node: string;
  readonly at: number;
  readonly height: number;
  readonly from: Hash;
  readonly to: Hash;
  /** Above the ancestor of a fork that stood then, or had just ended: how forks end. */
  readonly inFork: boolean;
};

export type PendingVote = { readonly voter: Address; readonly recipient: Address; readonly add: boolean };

/** All that detectors, readings and outlooks are given: the picture and what the watch remembers beside it. null = not known. */
export type DiagnosisInput = {
  readonly picture: NetworkPicture;
  readonly rounds: { readonly m5: RoundWindow; readonly h1: RoundWindow; readonly h24: RoundWindow };
  readonly open: OpenRound | null;
  /** Over the newest heights in memory. */
  readonly participation: readonly Participation[];
  /** Every validator of the set in force: its turns and seals over the newest heights, several rounds of everybody's turns. */
  readonly turns: readonly TurnRecord[];
  /** Votes open after the head; null = no node tells them. */
  readonly votes: readonly PendingVote[] | null;
  readonly headDrops: readonly HeadDrop[];
  readonly switches: readonly Switch[];
  /** Expected proposer of a round of the height after this block, as holders of it compute it; null = not known. */
  readonly proposerAfter: (hash: Hash, round: number) => Address | null;
  /** Settings of the client that the diagnosis turns on, per node name: what the dialect table says. */
  readonly clientOf: (node: string) => ClientFacts | null;
};

export type ClientFacts = {
  readonly family: 'goquorum' | 'besu' | 'unknown';
  /** [24, 4, 1]; null = the version text holds none. */
  readonly version: readonly number[] | null;
  readonly majorityForkHeals: boolean | null;
  readonly miningTells: boolean;
};

/** One cause that is there now. `key` names the cause, not the moment: the same cause later has the same key. */
export type Cause = {
  readonly key: string;
  readonly severity: Severity;
  /** When it began, where the chain or a node's silence dates it (server ms); null = from when it was first seen. */
  readonly since: number | null;
  /** The incident's sentence. */
  readonly says: Phrase;
  /** What it means and what not to expect; null = nothing to add. */
  readonly means: Phrase | null;
  /** Names of configured nodes it is about. */
  readonly nodes: readonly string[];
  readonly validators: readonly Address[];
  readonly heights: { readonly from: number; readonly to: number } | null;
  /** Plain JSON for the API and the evidence: what the sentence was made of. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Over the registry's own where one case needs others. */
  readonly playbooks?: readonly PlaybookId[];
  /**
   * Beginnings of this detector's keys that name the same thing by more. While an incident of such a key stands this cause opens none; and one
   * that this cause opened becomes theirs when they come.
   */
  readonly weakerThan?: readonly string[];
  /** On-delay over the detector's own where one case needs another (server ms). */
  readonly onDelayMs?: number;
};

/** What can't be told now. `keys` = causes (or beginnings of their keys) that can be neither affirmed nor denied; 'all' = none of this detector's. */
export type CannotTell = { readonly need: Need; readonly nodes: readonly string[]; readonly keys: 'all' | readonly string[] };

export type Detection = { readonly present: readonly Cause[]; readonly cannotTell: readonly CannotTell[] };

/** One object a file, listed in `registry.ts`. Pure: the same input gives the same detection. */
export type Detector = {
  readonly id: DetectorId;
  readonly needs: readonly Need[];
  /** How long a cause must stand before it opens, and be gone before it resolves (server ms). */
  readonly onDelayMs: (input: DiagnosisInput) => number;
  readonly offDelayMs: (input: DiagnosisInput) => number;
  /** For causes dated by the clock: how long to look on after time that was not watched before one may open (server ms). */
  readonly afterGapMs?: (input: DiagnosisInput) => number;
  readonly playbooks: readonly PlaybookId[];
  /** Detectors whose open incidents take this one's causes in as their consequence, when `isConsequence` (default: always) holds. */
  readonly consequenceOf: readonly DetectorId[];
  readonly isConsequence?: (cause: Cause, of: Cause, input: DiagnosisInput) => boolean;
  /** A cause known to follow from none of these now: where it stands in one, it leaves it after the off-delay (default: never). */
  readonly standsAlone?: (cause: Cause) => boolean;
  readonly detect: (input: DiagnosisInput) => Detection;
};

/** How sure a reading is, in steps a person can act on. `proven` is never said of a motive. */
export type Confidence = 'proven' | 'likely' | 'possible' | 'unlikely' | 'ruled-out';

export const READING_IDS = [
  'proposer-race',
  'meshes-kept-apart',
  'one-key-two-processes',
  'reproduced-after-unclean-shutdown',
  'partition-under-unsafe-rule',
  'wrong-genesis-or-transition',
  'unknown',
] as const;
export type ReadingId = (typeof READING_IDS)[number];

/** An explanation of a fork with what speaks for and against it; ordered best first by `readings()`. */
export type Reading = {
  readonly id: ReadingId;
  readonly confidence: Confidence;
  readonly says: Phrase;
  readonly for: readonly Phrase[];
  readonly against: readonly Phrase[];
  /** What would decide it and is not known. */
  readonly unknown: readonly Phrase[];
};

/** Why it does or does not heal, and who must move; for a fork or a stall. */
export type Outlook = {
  readonly heals: 'yes' | 'no' | 'unknown';
  /** Until when it heals by itself, server ms; null = not, or not known. */
  readonly expectedBy: number | null;
  readonly says: Phrase;
  /** The arithmetic, line by line: validators per branch, quorum, expected proposer per camp, who must move. */
  readonly because: readonly Phrase[];
  /** Fewest moves to a quorum on one branch: from which label how many to which; empty = none needed or none suffices. */
  readonly moves: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly candidates: readonly Address[];
  }[];
  /** Would miner_stop/miner_start on all validators end it now? */
  readonly restartHelps: 'yes' | 'no' | 'unknown';
  readonly round: {
    readonly value: number | null;
    readonly source: 'log' | 'estimate' | 'unknown';
    readonly nextChangeAt: number | null;
    /** Rounds may have begun anew meanwhile: it is this one or a lower. */
    readonly atMost?: true;
  } | null;
};

/** What the diagnosis says of one cause at one moment. */
export type Diagnosis = {
  readonly readings: readonly Reading[];
  readonly outlook: Outlook | null;
  /** What could be done, best first: only what was tried on the client this network runs. Absent = nobody asked. */
  readonly playbooks?: readonly PlaybookId[];
  readonly cannotTell: readonly CannotTell[];
};

export type IncidentStatus = 'open' | 'resolved' | 'closed';

/** A consequence that stands, or stood, within an incident. */
export type Consequence = {
  readonly detector: DetectorId;
  readonly key: string;
  readonly severity: Severity;
  readonly says: Phrase;
  readonly since: number;
  readonly until: number | null;
  /** As `Incident.gone`, of this cause: not seen since, and when it ends if that lasts. Held by the watch alone; absent = it stands, is over, or can't be told. */
  readonly gone?: { readonly since: number; readonly resolvesAt: number };
};

/** How an incident stood when it was gravest. */
export type Worst = {
  readonly at: number;
  readonly severity: Severity;
  readonly says: Phrase;
  readonly means: Phrase | null;
  readonly outlook: Outlook | null;
};

/** What the watch knows of an incident and alone writes. Times in server ms. */
export type Incident = {
  /** Number within its network, ascending from 1, never given twice; in the permalink. */
  readonly id: number;
  readonly network: string;
  readonly detector: DetectorId;
  readonly key: string;
  readonly status: IncidentStatus;
  /** As it stands; once it has ended, the gravest it was. */
  readonly severity: Severity;
  /** When the cause began as far as known; never later than `openedAt`. */
  readonly beganAt: number;
  readonly openedAt: number;
  /** Last turn (not every tick). */
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  /** How often the same cause came back within the window. */
  readonly reopened: number;
  /** Since when it can't be told whether the cause stands; null = it can. */
  readonly unknownSince: number | null;
  /** Its cause is known not to be there: since when, and when it resolves if that lasts. Held by the watch alone; null = it stands or can't be told. */
  readonly gone: { readonly since: number; readonly resolvesAt: number } | null;
  readonly cause: Cause;
  readonly consequences: readonly Consequence[];
  readonly diagnosis: Diagnosis;
  /** Left out = kept by a version that did not tell. */
  readonly worst?: Worst;
};

/** What people did to it; only lib/commands writes it. */
export type IncidentCare = {
  readonly acknowledged: { readonly by: string; readonly at: number } | null;
  /** Account id. */
  readonly assignee: string | null;
  readonly shelved: { readonly by: string; readonly at: number; readonly until: number; readonly reason: string } | null;
  readonly closed: { readonly by: string; readonly at: number; readonly cause: string } | null;
};

/** An incident with what people did to it. */
export type IncidentRecord = Incident & { readonly care: IncidentCare };

export const TURN_KINDS = [
  'opened',
  'changed',
  'consequence-began',
  'consequence-ended',
  'unknown',
  'known-again',
  'resolved',
  'reopened',
  'acknowledged',
  'unacknowledged',
  'assigned',
  'noted',
  'shelved',
  'unshelved',
  'closed',
] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

/** One line of an incident's timeline. `by` null = the watch itself. */
export type Turn = {
  readonly id: number;
  readonly at: number;
  readonly kind: TurnKind;
  readonly by: string | null;
  /** What changed, as a sentence; null = the kind says it all. */
  readonly says: Phrase | null;
  /** A person's own words (note, reason, cause); null = none. */
  readonly text: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** One piece of evidence, content-addressed. `body` is JSON text as taken. */
export type EvidencePiece = {
  readonly id: number;
  readonly at: number;
  readonly kind:
    | 'header'
    | 'recomputed'
    | 'validators'
    | 'peers'
    | 'version'
    | 'config'
    | 'rounds'
    | 'answer'
    | 'log'
    | 'diagnosis'
    | 'proof';
  readonly node: string | null;
  readonly height: number | null;
  readonly hash: Hash | null;
  /** Lower-case hex SHA-256 of `body` as UTF-8. */
  readonly sha256: string;
  readonly bytes: number;
};

export type { Param, Phrase };

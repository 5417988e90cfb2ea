import type { Address } from '@/lib/consensus/types';
import type { EvidencePiece, IncidentStatus, Severity, TurnKind } from '@/lib/incidents/types';
import type { ForkView, Keeping } from './types';

export type { EvidencePiece, IncidentStatus, Severity, TurnKind };

/** An account as other people see it. */
export type PersonView = { readonly id: string; readonly name: string };

/** One line of the triage list. Sentences are ready to show; times in ms of the server's clock; null = not known or not so. */
export type IncidentRow = {
  readonly id: number;
  readonly network: string;
  readonly detector: string;
  /** Short name of the kind: "Fork", "Stall". */
  readonly title: string;
  /** As it stands; once it has ended, the gravest it was. */
  readonly severity: Severity;
  readonly status: IncidentStatus;
  /** As it stands; once it has ended, as it was at its gravest. */
  readonly sentence: string;
  /** How it was at its gravest, where it is said otherwise now or was last; null = as `sentence` says, or not kept. */
  readonly worst: { readonly at: number; readonly severity: Severity; readonly sentence: string } | null;
  readonly beganAt: number;
  readonly openedAt: number;
  readonly updatedAt: number;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly reopened: number;
  /** Since when it can't be told whether it still stands. */
  readonly unknownSince: number | null;
  /** Open, but not seen now: since when, and when it resolves if it stays so; null = it stands, can't be told, or has ended. */
  readonly gone: { readonly since: number; readonly resolvesAt: number } | null;
  readonly nodes: readonly string[];
  readonly heights: { readonly from: number; readonly to: number } | null;
  readonly consequences: number;
  readonly acknowledged: { readonly by: PersonView; readonly at: number } | null;
  readonly assignee: PersonView | null;
  readonly shelved: { readonly by: PersonView; readonly until: number; readonly reason: string } | null;
};

export type IncidentListView = {
  readonly network: string;
  readonly asOf: number | null;
  readonly incidents: readonly IncidentRow[];
  /** Counts over all of the network's incidents, whatever the filter. */
  readonly counts: {
    readonly open: number;
    readonly unacknowledged: number;
    readonly shelved: number;
    readonly resolved: number;
    readonly closed: number;
  };
  /** `before` of the next page; null = no more. */
  readonly next: number | null;
  /** False: the store can't be written, so nothing new is kept. */
  readonly keeping: Keeping;
  /** Whether the reader may acknowledge from the list. */
  readonly may: { readonly acknowledge: Allowed };
  /** The reader, signed in; null = nobody is. */
  readonly me: PersonView | null;
};

export type ReadingView = {
  readonly id: string;
  readonly title: string;
  readonly confidence: 'proven' | 'likely' | 'possible' | 'unlikely' | 'ruled-out';
  readonly sentence: string;
  readonly for: readonly string[];
  readonly against: readonly string[];
  readonly unknown: readonly string[];
};

/** `stands` = as it is now; `gone` = its cause is not seen now; `overdue` = it should have healed by now; `worst` = of an ended one, at its gravest. */
type OutlookStage = 'stands' | 'gone' | 'overdue' | 'worst';

export type OutlookView = {
  readonly stage: OutlookStage;
  readonly heals: 'yes' | 'no' | 'unknown';
  readonly expectedBy: number | null;
  readonly sentence: string;
  readonly because: readonly string[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly count: number; readonly candidates: readonly string[] }[];
  readonly restartHelps: 'yes' | 'no' | 'unknown';
  readonly round: {
    readonly value: number | null;
    readonly source: 'log' | 'estimate' | 'unknown';
    readonly nextChangeAt: number | null;
    /** Rounds may have begun anew meanwhile: it is this one or a lower. */
    readonly atMost?: true;
  } | null;
};

export type TurnView = {
  readonly id: number;
  readonly at: number;
  readonly kind: TurnKind | 'block' | 'round' | 'node' | 'verdict' | 'recovery';
  readonly by: PersonView | null;
  readonly sentence: string;
  /** A person's own words. */
  readonly text: string | null;
};

export type PlaybookView = { readonly id: string; readonly title: string; readonly sentence: string; readonly steps: readonly string[] };

/** Whether the reader may do it now; why not is said. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** A page of an incident's evidence, oldest first; `total` = how many of the kind asked for there are, `next` = `after` of the next page. */
export type ManifestView = {
  readonly pieces: readonly EvidencePiece[];
  readonly total: number;
  readonly counts: IncidentView['evidenceCounts'];
  readonly next: number | null;
};

export type IncidentView = IncidentRow & {
  readonly networkName: string;
  readonly asOf: number | null;
  readonly means: string | null;
  /** How it ended, and what was said of it last; null = it stands. */
  readonly ending: string | null;
  readonly consequencesList: readonly {
    readonly detector: string;
    readonly title: string;
    readonly severity: Severity;
    readonly sentence: string;
    readonly since: number;
    readonly until: number | null;
    /** Not seen since, and when it ends if that lasts; null = it stands, is over, or can't be told. */
    readonly gone: { readonly since: number; readonly resolvesAt: number } | null;
  }[];
  readonly readings: readonly ReadingView[];
  readonly outlook: OutlookView | null;
  /** What could not be told, in words. */
  readonly cannotTell: readonly string[];
  /** Oldest first: what the watch saw, what people did, and the chain's own turns in between. */
  readonly turns: readonly TurnView[];
  /** The first pieces, as they were taken; of a report all. */
  readonly evidence: readonly EvidencePiece[];
  /** How many there are of each kind; a kind without any is left out. */
  readonly evidenceCounts: Readonly<Partial<Record<EvidencePiece['kind'], number>>>;
  readonly playbooks: readonly PlaybookView[];
  /** As it stood at the last turn; null = it is no fork. */
  readonly fork: ForkView | null;
  /** Validators whose double sealing can be downloaded as a proof. */
  readonly proofs: readonly { readonly address: Address; readonly name: string; readonly sentence: string }[];
  readonly closed: { readonly by: PersonView; readonly at: number; readonly cause: string } | null;
  readonly may: {
    readonly acknowledge: Allowed;
    readonly assign: Allowed;
    readonly note: Allowed;
    readonly shelve: Allowed;
    readonly close: Allowed;
  };
  readonly keeping: Keeping;
  /** The reader, signed in; null = nobody is. */
  readonly me: PersonView | null;
  /** Accounts it can be assigned to, by name; empty when the reader may not assign. */
  readonly people: readonly PersonView[];
};

/**
 * What a person asks of an incident: POST /api/v1/networks/{network}/incidents/{id}/{verb} with the rest as its JSON body. Answers 200 with the
 * IncidentView as it is now, or problem+json (400 bad input, 401 not signed in, 403 not the role, 404 no such incident, 409 closed or changed by
 * another, 503 the store can't be written), `detail` fit to be shown.
 */
export type IncidentCommand =
  | { readonly verb: 'acknowledge' | 'unacknowledge' | 'unshelve' }
  /** Account id; null = nobody. */
  | { readonly verb: 'assign'; readonly to: string | null }
  | { readonly verb: 'note'; readonly text: string }
  | { readonly verb: 'shelve'; readonly forMs: number; readonly reason: string }
  | { readonly verb: 'close'; readonly cause: string };

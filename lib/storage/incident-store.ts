import type { EvidencePiece, Incident, IncidentCare, IncidentRecord, IncidentStatus, Severity, Turn } from '@/lib/incidents/types';

export type NewTurn = Omit<Turn, 'id'>;

/** Taken evidence with its body. */
export type EvidenceWrite = Omit<EvidencePiece, 'id' | 'bytes'> & { readonly body: string };

/** A change the watch makes, kept in the same transaction as the tick that brought it: all of it or nothing. */
export type IncidentWrite = {
  readonly kind: 'open' | 'update';
  readonly incident: Incident;
  readonly turns: readonly NewTurn[];
  /** What `q` searches besides names: the sentences and names as shown. */
  readonly words: string;
  /** The fork as a view at this turn, plain JSON; null = it is no fork. */
  readonly fork: unknown;
  /** What the watch itself knew at this turn. */
  readonly evidence: readonly EvidenceWrite[];
};

/** All that one tick changed about incidents. */
export type IncidentsWrite = {
  readonly incidents: readonly IncidentWrite[];
  /** What the watch has to remember of causes that are no incident yet, or are going; JSON. null = as it was. */
  readonly memory: string | null;
};

/** A page of incidents is narrowed by all that is given. */
export type IncidentFilter = {
  readonly status?: readonly IncidentStatus[];
  readonly severity?: readonly Severity[];
  readonly detector?: readonly string[];
  /** Name of a node it is about. */
  readonly node?: string;
  /** Account id; null = nobody. */
  readonly assignee?: string | null;
  readonly shelved?: boolean;
  readonly acknowledged?: boolean;
  /** Text in its sentence, key, nodes or number. */
  readonly q?: string;
  /** Standing within. */
  readonly since?: number;
  readonly until?: number;
  /** Page: newest first, those with a number below this one. */
  readonly before?: number;
  readonly limit?: number;
};

export type IncidentCounts = {
  readonly open: number;
  readonly unacknowledged: number;
  readonly shelved: number;
  readonly resolved: number;
  readonly closed: number;
};

/** What a watch takes up at its start. */
export type RememberedIncidents = {
  readonly open: readonly IncidentRecord[];
  /** Those that ended at `endedSince` or later. */
  readonly ended: readonly IncidentRecord[];
  /** Highest number ever given; 0 = none. */
  readonly last: number;
  readonly memory: string | null;
};

export type KeptIncident = IncidentRecord & { readonly fork: unknown };

/** A page of an incident's evidence is narrowed by all that is given. */
export type EvidenceFilter = {
  readonly kind?: EvidencePiece['kind'];
  /** Only pieces taken after the one with this id. */
  readonly after?: number;
  /** The first so many of what is left; all of it unless given. */
  readonly limit?: number;
  /** The last so many instead; oldest first all the same. */
  readonly newest?: boolean;
};

/** How many pieces of each kind an incident has; a kind without any is left out. */
export type EvidenceCounts = Readonly<Partial<Record<EvidencePiece['kind'], number>>>;

/** An incident as far as people's changes turn on it. */
export type CaredIncident = { readonly status: IncidentStatus; readonly care: IncidentCare };

/** People's part of incidents, inside the caller's transaction: what is found there can't change before it is written. */
export interface IncidentCareWrites {
  /** null = no such network or number. */
  find(network: string, number: number): Promise<CaredIncident | null>;
  /** Keeps how it stands now and the turn that brought it; `closed` in it closes the incident. Rejects when there is no such incident. */
  set(network: string, number: number, care: IncidentCare, turn: NewTurn): Promise<void>;
}

/** Incidents of a network by their number. Every method rejects with a StoreError. */
export interface IncidentStore {
  remembered(network: string, endedSince: number): Promise<RememberedIncidents>;
  /** Newest first, at most `limit` (default 50, at most 500). `now` decides what is shelved. */
  list(network: string, filter: IncidentFilter, now: number): Promise<readonly IncidentRecord[]>;
  counts(network: string, now: number): Promise<IncidentCounts>;
  get(network: string, number: number): Promise<KeptIncident | null>;
  /** Oldest first, the newest `limit`. */
  turns(network: string, number: number, limit?: number): Promise<readonly Turn[]>;
  /** In the order in which they were taken. */
  evidence(network: string, number: number, filter?: EvidenceFilter): Promise<readonly EvidencePiece[]>;
  evidenceCounts(network: string, number: number): Promise<EvidenceCounts>;
  /** The body as taken; null = no such piece of this incident. */
  evidenceBody(network: string, number: number, piece: number): Promise<string | null>;
  /** Adds what was asked of the nodes after the turn; nothing when the incident is gone. Same body twice is kept once. */
  addEvidence(network: string, number: number, pieces: readonly EvidenceWrite[]): Promise<void>;
}

export type { IncidentCare, IncidentRecord };

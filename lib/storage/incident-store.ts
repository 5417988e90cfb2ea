import type { Cause, EvidencePiece, Incident, IncidentCare, IncidentStatus, Severity, Turn } from '@/lib/incidents/types';

/** A change the watch makes, kept in the same transaction as the tick that brought it: all of it or nothing. */
export type IncidentWrite =
  | { readonly kind: 'open'; readonly incident: Omit<Incident, 'id'>; readonly turn: NewTurn }
  | { readonly kind: 'update'; readonly incident: Incident; readonly turns: readonly NewTurn[] };

export type NewTurn = Omit<Turn, 'id'>;

/** Taken evidence with its body; `incident` by (key, openedAt), since an id is given by the store. */
export type EvidenceWrite = Omit<EvidencePiece, 'id' | 'bytes'> & { readonly body: string };

export type IncidentFilter = {
  readonly status?: readonly IncidentStatus[];
  readonly severity?: readonly Severity[];
  readonly detector?: readonly string[];
  readonly node?: string;
  readonly assignee?: string | null;
  readonly shelved?: boolean;
  readonly acknowledged?: boolean;
  /** Opened or standing within. */
  readonly since?: number;
  readonly until?: number;
  /** Page: newest first, those with an id below this one. */
  readonly before?: number;
  readonly limit?: number;
};

export type IncidentRecord = Incident & { readonly care: IncidentCare };

export type { Cause };

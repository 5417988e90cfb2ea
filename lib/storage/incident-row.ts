import { deflateSync, inflateSync } from 'node:zlib';
import type { Selectable } from 'kysely';
import type { DetectorId, Incident, IncidentRecord } from '@/lib/incidents/types';
import type { IncidentWrite, KeptIncident } from './incident-store';
import type { Tables } from './tables';

type Row = Selectable<Tables['incident']>;

/** What the watch alone writes of an incident, as columns. Whole milliseconds: a clock with a rate gives fractions. */
export function toIncidentColumns({ incident, words, fork }: IncidentWrite) {
  const { cause, diagnosis, worst } = incident;
  const consequences = incident.consequences.map(({ gone: _gone, ...one }) => one);
  return {
    detector: incident.detector,
    key: incident.key,
    status: incident.status,
    severity: incident.severity,
    began_at: Math.floor(incident.beganAt),
    opened_at: Math.floor(incident.openedAt),
    updated_at: Math.floor(incident.updatedAt),
    resolved_at: floor(incident.resolvedAt),
    reopened: incident.reopened,
    unknown_since: floor(incident.unknownSince),
    nodes: JSON.stringify(cause.nodes),
    words: words.toLowerCase(),
    body: deflateSync(JSON.stringify({ cause, consequences, diagnosis, fork, worst })),
  };
}

/** The incident as it was written, its fork beside it. */
export function toIncident(row: Row, network: string): KeptIncident {
  const { cause, consequences, diagnosis, fork, worst } = JSON.parse(inflateSync(row.body).toString()) as Pick<
    Incident,
    'cause' | 'consequences' | 'diagnosis' | 'worst'
  > & { readonly fork: unknown };
  return {
    id: row.number,
    network,
    detector: row.detector as DetectorId,
    key: row.key,
    status: row.status,
    severity: row.severity,
    beganAt: row.began_at,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    resolvedAt: row.resolved_at,
    reopened: row.reopened,
    unknownSince: row.unknown_since,
    gone: null,
    cause,
    consequences,
    diagnosis,
    ...(worst ? { worst } : {}),
    care: careOf(row),
    fork: fork ?? null,
  };
}

/** What people did to it. */
export function careOf(row: Row): IncidentRecord['care'] {
  return {
    acknowledged: row.ack_by === null || row.ack_at === null ? null : { by: row.ack_by, at: row.ack_at },
    assignee: row.assignee,
    shelved:
      row.shelved_by === null || row.shelved_at === null || row.shelved_until === null
        ? null
        : { by: row.shelved_by, at: row.shelved_at, until: row.shelved_until, reason: row.shelved_reason ?? '' },
    closed:
      row.closed_by === null || row.closed_at === null ? null : { by: row.closed_by, at: row.closed_at, cause: row.closed_cause ?? '' },
  };
}

const floor = (at: number | null): number | null => (at === null ? null : Math.floor(at));

import type { EvidencePiece, IncidentRecord, Turn } from '@/lib/incidents/types';
import type { IncidentCounts, IncidentFilter, KeptIncident } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import type { IncidentDesk } from './incident-desk';

const NO_CARE = { acknowledged: null, assignee: null, shelved: null, closed: null } as const;
const PAGE = 50;

export type IncidentsFound = {
  readonly incidents: readonly IncidentRecord[];
  readonly counts: IncidentCounts;
  /** `before` of the next page; null = no more. */
  readonly next: number | null;
};

/** Incidents by a filter, newest first; open ones as they stand now, those that could not be kept yet too. */
export async function readIncidents(
  network: string,
  desk: IncidentDesk,
  store: Store,
  filter: IncidentFilter,
  now: number,
): Promise<IncidentsFound> {
  const limit = filter.limit ?? PAGE;
  const [kept, counts] = await Promise.all([
    store.incidents.list(network, { ...filter, limit: limit + 1 }, now),
    store.incidents.counts(network, now),
  ]);
  const live = new Map(desk.open().map((incident) => [incident.id, incident]));
  const page = kept.slice(0, limit).map((record) => ({ ...record, ...live.get(record.id) }));
  const next = kept.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { incidents: page, counts, next };
}

export type IncidentFound = {
  readonly incident: KeptIncident;
  readonly turns: readonly Turn[];
  readonly evidence: readonly EvidencePiece[];
};

/** One incident as it stands now; from memory what could not be kept yet. null = no such number. */
export async function readIncident(network: string, desk: IncidentDesk, store: Store, number: number): Promise<IncidentFound | null> {
  const [kept, turns, evidence] = await Promise.all([
    store.incidents.get(network, number),
    store.incidents.turns(network, number),
    store.incidents.evidence(network, number),
  ]);
  const unkept = desk.unkept().find(({ incident }) => incident.id === number);
  const live = desk.open().find(({ id }) => id === number) ?? unkept?.incident;
  if (!kept && !live) return null;
  const incident = { ...(kept ?? { care: NO_CARE, fork: null }), ...live, fork: desk.forkOf(number) ?? kept?.fork ?? null } as KeptIncident;
  const later = unkept?.turns.map((turn, index) => ({ ...turn, id: -1 - index })) ?? [];
  return { incident, turns: [...turns, ...later], evidence };
}

import type { EvidencePiece, IncidentRecord, Turn } from '@/lib/incidents/types';
import type { EvidenceCounts, IncidentCounts, IncidentFilter, KeptIncident } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import type { ChainAround } from '@/lib/views/chain-turns';
import { chainAround } from './chain-around';
import type { IncidentDesk } from './incident-desk';

const NO_CARE = { acknowledged: null, assignee: null, shelved: null, closed: null } as const;
const PAGE = 50;
/** Pieces of evidence that come with an incident; the rest is asked page by page. */
const FIRST_PIECES = 50;

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
  const unkept = desk.unkept();
  const kept = await store.incidents.list(network, { ...filter, limit: limit + 1 }, now);
  const counts = await store.incidents.counts(network, now);
  const live = new Map([...unkept.map(({ incident }) => incident), ...desk.open()].map((incident) => [incident.id, incident]));
  const page = kept.slice(0, limit).map((record) => ({ ...record, ...live.get(record.id) }));
  const next = kept.length > limit ? (page.at(-1)?.id ?? null) : null;
  const opened = unkept
    .filter(({ kind }) => kind === 'open')
    .map(({ incident }) => ({ ...(live.get(incident.id) ?? incident), care: NO_CARE }));
  const missing = opened.filter((record) => matches(record, filter) && !page.some(({ id }) => id === record.id));
  const isOpen = ({ status }: IncidentRecord) => status === 'open';
  return {
    incidents: [...page, ...missing].sort((a, b) => b.id - a.id),
    counts: {
      ...counts,
      open: counts.open + opened.filter(isOpen).length,
      unacknowledged: counts.unacknowledged + opened.filter(isOpen).length,
      resolved: counts.resolved + opened.filter((record) => !isOpen(record)).length,
    },
    next,
  };
}

/** The filter as the store reads it, for what is not in the store: nobody did anything to it yet. */
function matches({ status, severity, detector, cause, id }: IncidentRecord, filter: IncidentFilter): boolean {
  return (
    (filter.status?.includes(status) ?? true) &&
    (filter.severity?.includes(severity) ?? true) &&
    (filter.detector?.includes(detector) ?? true) &&
    (filter.node === undefined || cause.nodes.includes(filter.node)) &&
    (filter.assignee ?? null) === null &&
    filter.shelved !== true &&
    filter.acknowledged !== true &&
    (filter.q === undefined || `#${id} ${cause.nodes.join(' ')}`.includes(filter.q)) &&
    (filter.before === undefined || id < filter.before)
  );
}

export type IncidentFound = {
  readonly incident: KeptIncident;
  readonly turns: readonly Turn[];
  /** The first of it; `evidenceCounts` says how much there is. */
  readonly evidence: readonly EvidencePiece[];
  readonly evidenceCounts: EvidenceCounts;
  readonly around: ChainAround;
};

/** One incident as it stands now; from memory what could not be kept yet. null = no such number. */
export async function readIncident(
  network: string,
  desk: IncidentDesk,
  store: Store,
  number: number,
  now: number,
): Promise<IncidentFound | null> {
  const [kept, turns, evidence, evidenceCounts] = await Promise.all([
    store.incidents.get(network, number),
    store.incidents.turns(network, number),
    store.incidents.evidence(network, number, { limit: FIRST_PIECES }),
    store.incidents.evidenceCounts(network, number),
  ]);
  const unkept = desk.unkept().find(({ incident }) => incident.id === number);
  const live = desk.open().find(({ id }) => id === number) ?? unkept?.incident;
  if (!kept && !live) return null;
  const incident = { ...(kept ?? { care: NO_CARE, fork: null }), ...live, fork: desk.forkOf(number) ?? kept?.fork ?? null } as KeptIncident;
  const later = unkept?.turns.map((turn, index) => ({ ...turn, id: -1 - index })) ?? [];
  return { incident, turns: [...turns, ...later], evidence, evidenceCounts, around: await chainAround(network, store, incident, now) };
}

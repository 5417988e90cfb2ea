import { inflateSync } from 'node:zlib';
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { EvidencePiece, IncidentRecord, Turn } from '@/lib/incidents/types';
import { toHex } from './hex-bytes';
import { toIncident } from './incident-row';
import type { EvidenceCounts, EvidenceFilter, IncidentCounts, IncidentFilter, KeptIncident, RememberedIncidents } from './incident-store';
import type { Tables } from './tables';

const LIMIT = 50;
const MOST = 500;

/** Where a network's incidents lie. */
export type IncidentsAt = { readonly db: Kysely<Tables>; readonly networkId: number; readonly network: string };
type Selected = SelectQueryBuilder<Tables, 'incident', Record<never, never>>;

const of = ({ db, networkId }: IncidentsAt) => db.selectFrom('incident').where('network_id', '=', networkId);

export async function readRemembered(at: IncidentsAt, endedSince: number): Promise<RememberedIncidents> {
  const watch = await at.db.selectFrom('incident_watch').selectAll().where('network_id', '=', at.networkId).executeTakeFirst();
  const open = await of(at).selectAll().where('status', '=', 'open').orderBy('number').execute();
  const ended = await of(at)
    .selectAll()
    .where('status', '!=', 'open')
    .where('resolved_at', '>=', Math.floor(endedSince))
    .orderBy('number')
    .execute();
  const read = (row: (typeof open)[number]): IncidentRecord => toIncident(row, at.network);
  return { open: open.map(read), ended: ended.map(read), last: watch?.last_number ?? 0, memory: watch?.memory ?? null };
}

export async function readIncidents(at: IncidentsAt, filter: IncidentFilter, now: number): Promise<readonly IncidentRecord[]> {
  const limit = Math.min(MOST, Math.max(1, filter.limit ?? LIMIT));
  const rows = await narrowed(of(at), filter, now).selectAll().orderBy('number', 'desc').limit(limit).execute();
  return rows.map((row) => toIncident(row, at.network));
}

function narrowed(query: Selected, filter: IncidentFilter, now: number): Selected {
  const { status, severity, detector, node, assignee, shelved, acknowledged, q, since, until, before } = filter;
  let one = query;
  if (status) one = one.where('status', 'in', [...status]);
  if (severity) one = one.where('severity', 'in', [...severity]);
  if (detector) one = one.where('detector', 'in', [...detector]);
  if (node !== undefined) one = one.where(sql<boolean>`exists (select 1 from json_each(incident.nodes) where value = ${node})`);
  if (assignee !== undefined) one = assignee === null ? one.where('assignee', 'is', null) : one.where('assignee', '=', assignee);
  if (acknowledged !== undefined) one = one.where('ack_at', acknowledged ? 'is not' : 'is', null);
  if (shelved === true) one = one.where('shelved_until', '>', Math.floor(now));
  if (shelved === false) one = one.where((eb) => eb.or([eb('shelved_until', 'is', null), eb('shelved_until', '<=', Math.floor(now))]));
  if (q !== undefined && q !== '') one = one.where(sql<boolean>`instr(incident.words, ${q.toLowerCase()}) > 0`);
  if (since !== undefined) one = one.where((eb) => eb.or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', Math.floor(since))]));
  if (until !== undefined) one = one.where('opened_at', '<=', Math.floor(until));
  if (before !== undefined) one = one.where('number', '<', before);
  return one;
}

export async function countIncidents(at: IncidentsAt, now: number): Promise<IncidentCounts> {
  const shelved = sql<number>`coalesce(sum(status = 'open' and shelved_until > ${Math.floor(now)}), 0)`;
  const row = await of(at)
    .select([
      sql<number>`coalesce(sum(status = 'open'), 0)`.as('open'),
      sql<number>`coalesce(sum(status = 'open' and ack_at is null), 0)`.as('unacknowledged'),
      shelved.as('shelved'),
      sql<number>`coalesce(sum(status = 'resolved'), 0)`.as('resolved'),
      sql<number>`coalesce(sum(status = 'closed'), 0)`.as('closed'),
    ])
    .executeTakeFirstOrThrow();
  return row;
}

export async function readIncident(at: IncidentsAt, number: number): Promise<KeptIncident | null> {
  const row = await of(at).selectAll().where('number', '=', number).executeTakeFirst();
  return row ? toIncident(row, at.network) : null;
}

/** The row's id by the incident's number; null = there is none. */
export async function incidentIdOf(db: Kysely<Tables>, networkId: number, number: number): Promise<number | null> {
  const row = await db
    .selectFrom('incident')
    .select('id')
    .where('network_id', '=', networkId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function readTurns(at: IncidentsAt, number: number, limit: number): Promise<readonly Turn[]> {
  const id = await incidentIdOf(at.db, at.networkId, number);
  if (id === null) return [];
  const rows = await at.db
    .selectFrom('incident_turn')
    .selectAll()
    .where('incident_id', '=', id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind,
    by: row.by_id,
    says: row.says === null ? null : JSON.parse(row.says),
    text: row.text,
    data: JSON.parse(row.data),
  }));
}

export async function readEvidence(at: IncidentsAt, number: number, filter: EvidenceFilter): Promise<readonly EvidencePiece[]> {
  const id = await incidentIdOf(at.db, at.networkId, number);
  if (id === null) return [];
  const { kind, after, limit, newest = false } = filter;
  let query = at.db
    .selectFrom('evidence')
    .innerJoin('evidence_body', 'evidence_body.id', 'evidence.body_id')
    .select(['evidence.id', 'at', 'kind', 'node', 'height', 'hash', 'sha256', 'bytes'])
    .where('incident_id', '=', id)
    .orderBy('evidence.id', newest ? 'desc' : 'asc');
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after !== undefined) query = query.where('evidence.id', '>', after);
  if (limit !== undefined) query = query.limit(Math.max(1, limit));
  const found = await query.execute();
  const rows = newest ? found.reverse() : found;
  return rows.map(({ hash, sha256, ...piece }) => ({ ...piece, hash: hash && toHex(hash), sha256: sha256.toString('hex') }));
}

export async function countEvidence(at: IncidentsAt, number: number): Promise<EvidenceCounts> {
  const id = await incidentIdOf(at.db, at.networkId, number);
  const rows = await at.db
    .selectFrom('evidence')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
    .where('incident_id', '=', id ?? -1)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

export async function readEvidenceBody(at: IncidentsAt, number: number, piece: number): Promise<string | null> {
  const id = await incidentIdOf(at.db, at.networkId, number);
  const row = await at.db
    .selectFrom('evidence')
    .innerJoin('evidence_body', 'evidence_body.id', 'evidence.body_id')
    .select('body')
    .where('incident_id', '=', id ?? -1)
    .where('evidence.id', '=', piece)
    .executeTakeFirst();
  return row ? inflateSync(row.body).toString() : null;
}

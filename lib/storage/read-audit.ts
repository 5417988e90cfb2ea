import type { Kysely } from 'kysely';
import type { AuditFilter, AuditOutcome, AuditRow } from './audit-types';
import type { AuditTableRow } from './people-tables';
import type { Tables } from './tables';

const PAGE = 100;
const LONGEST_PAGE = 1000;

/** Lines of the audit log that fit the filter, newest first. */
export async function readAudit(db: Kysely<Tables>, filter: AuditFilter): Promise<readonly AuditRow[]> {
  const { network, person, action, outcome, object, since, until, before, limit = PAGE } = filter;
  let query = db.selectFrom('audit').selectAll();
  if (network !== undefined) query = query.where('network', '=', network);
  if (person !== undefined) query = query.where('person_id', '=', person);
  if (action !== undefined) query = query.where('action', '=', action);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (object !== undefined) query = query.where('object', '=', object);
  if (since !== undefined) query = query.where('at', '>=', since);
  if (until !== undefined) query = query.where('at', '<=', until);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.orderBy('id', 'desc').limit(Math.min(limit, LONGEST_PAGE)).execute();
  return rows.map(auditRow);
}

/** A row of the table as a line of the log. */
export function auditRow(row: AuditTableRow): AuditRow {
  const { id, at, action, address, network, object, hash } = row;
  const by = row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '', role: row.role ?? '' };
  return { id, at, action, outcome: row.outcome as AuditOutcome, by, address, network, object, detail: parseDetail(row.detail), hash };
}

function parseDetail(text: string): AuditRow['detail'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as AuditRow['detail']) : {};
  } catch {
    return {};
  }
}

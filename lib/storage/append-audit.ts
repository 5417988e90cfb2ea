import type { Transaction } from 'kysely';
import { auditHash, NO_HASH } from './audit-hash';
import type { AuditRow, NewAuditRow } from './audit-types';
import type { Tables } from './tables';

/** Appends one line, chained to the last. Runs inside the caller's transaction: what it tells of is kept with it or not at all. */
export async function appendAudit(trx: Transaction<Tables>, row: NewAuditRow): Promise<AuditRow> {
  const last = await trx.selectFrom('audit').select(['id', 'hash']).orderBy('id', 'desc').limit(1).executeTakeFirst();
  const fields = {
    id: (last?.id ?? 0) + 1,
    at: Math.floor(row.at),
    action: row.action,
    outcome: row.outcome,
    person_id: row.by?.id ?? null,
    person_name: row.by?.name ?? null,
    role: row.by?.role ?? null,
    address: row.address,
    network: row.network,
    object: row.object,
    detail: JSON.stringify(row.detail),
  };
  const hash = auditHash(last?.hash ?? NO_HASH, fields);
  await trx
    .insertInto('audit')
    .values({ ...fields, hash })
    .execute();
  return { ...row, at: fields.at, id: fields.id, hash };
}

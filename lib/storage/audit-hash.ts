import { createHash } from 'node:crypto';
import type { AuditTableRow } from './people-tables';

/** The hash before the first row. */
export const NO_HASH = '0'.repeat(64);

/**
 * SHA-256 over the hash of the row before and this row's fields as one JSON list, in this order, with the number of the form first. Another
 * order or another field makes every kept log unverifiable: a better form comes as 2 beside it.
 */
export function auditHash(previous: string, row: Omit<AuditTableRow, 'hash'>): string {
  const { id, at, action, outcome, person_id, person_name, role, address, network, object, detail } = row;
  const fields = [1, id, at, action, outcome, person_id, person_name, role, address, network, object, detail];
  return createHash('sha256')
    .update(`${previous}\n${JSON.stringify(fields)}`)
    .digest('hex');
}

import type { Kysely } from 'kysely';
import { auditHash, NO_HASH } from './audit-hash';
import type { AuditCheck } from './audit-types';
import type { Tables } from './tables';

const SLICE = 500;

/** Recomputes the whole chain from its first row on; names the first row that is not as it was written. Rows cut off at the end leave no trace. */
export async function checkAudit(db: Kysely<Tables>, breath: () => Promise<void>): Promise<AuditCheck> {
  let head = NO_HASH;
  let rows = 0;
  for (;;) {
    const slice = await db.selectFrom('audit').selectAll().where('id', '>', rows).orderBy('id').limit(SLICE).execute();
    if (slice.length === 0) return { ok: true, rows, head };
    for (const row of slice) {
      const next = rows + 1;
      if (row.id !== next) return { ok: false, row: next, problem: `row ${next} is missing: the next one kept is ${row.id}` };
      if (row.hash !== auditHash(head, row)) {
        return { ok: false, row: next, problem: `row ${next} was changed after it was written, or a row before it` };
      }
      head = row.hash;
      rows = next;
    }
    await breath();
  }
}

import type { Transaction } from 'kysely';
import type { Tables } from './tables';

/** Deletes those of these bodies that no evidence and no saved piece points to any more. */
export async function dropBodies(trx: Transaction<Tables>, bodies: readonly number[]): Promise<void> {
  await trx
    .deleteFrom('evidence_body')
    .where('id', 'in', [...new Set(bodies)])
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('evidence').select('evidence.id').whereRef('evidence.body_id', '=', 'evidence_body.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('recovery_piece').select('recovery_piece.id').whereRef('recovery_piece.body_id', '=', 'evidence_body.id'))),
    )
    .execute();
}

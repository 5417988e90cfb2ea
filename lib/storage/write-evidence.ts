import { deflateSync } from 'node:zlib';
import type { Transaction } from 'kysely';
import { toBytes } from './hex-bytes';
import type { EvidenceWrite } from './incident-store';
import type { Tables } from './tables';

/** Adds evidence to an incident by its row; a body that is kept already is only pointed to. */
export async function writeEvidence(
  trx: Transaction<Tables>,
  incidentId: number,
  pieces: readonly EvidenceWrite[],
  breath: () => Promise<void>,
): Promise<void> {
  for (const { at, kind, node, height, hash, sha256, body } of pieces) {
    const digest = Buffer.from(sha256, 'hex');
    const bytes = Buffer.byteLength(body);
    const known = await trx.selectFrom('evidence_body').select('id').where('sha256', '=', digest).executeTakeFirst();
    const kept =
      known ??
      (await trx
        .insertInto('evidence_body')
        .values({ sha256: digest, bytes, body: deflateSync(body) })
        .returning('id')
        .executeTakeFirstOrThrow());
    await trx
      .insertInto('evidence')
      .values({ incident_id: incidentId, at: Math.floor(at), kind, node, height, hash: hash && toBytes(hash), body_id: kept.id })
      .execute();
    await breath();
  }
}

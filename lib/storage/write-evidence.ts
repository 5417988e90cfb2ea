import type { Transaction } from 'kysely';
import { toBytes } from './hex-bytes';
import type { EvidenceWrite } from './incident-store';
import { keepBody } from './keep-body';
import type { Tables } from './tables';

/** Adds evidence to an incident by its row; a body that is kept already is only pointed to. */
export async function writeEvidence(
  trx: Transaction<Tables>,
  incidentId: number,
  pieces: readonly EvidenceWrite[],
  breath: () => Promise<void>,
): Promise<void> {
  for (const { at, kind, node, height, hash, sha256, body } of pieces) {
    const body_id = await keepBody(trx, body, sha256);
    await trx
      .insertInto('evidence')
      .values({ incident_id: incidentId, at: Math.floor(at), kind, node, height, hash: hash && toBytes(hash), body_id })
      .execute();
    await breath();
  }
}

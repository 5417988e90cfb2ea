import type { Kysely } from 'kysely';
import { dropBodies } from './drop-bodies';
import type { Tables } from './tables';

/** Incidents whose turns go at once. */
const BATCH = 20;
/** Pieces of evidence that go at once, with their bodies. */
const PIECES = 200;

type Pruner = { readonly db: Kysely<Tables>; readonly networkId: number; readonly before: number; readonly breath: () => Promise<void> };

/** Deletes incidents that ended before `before` (ms) with their turns and evidence; open ones never. Gives the number of incidents. */
export async function pruneIncidents({ db, networkId, before, breath }: Pruner): Promise<number> {
  let deleted = 0;
  for (;;) {
    const rows = await db
      .selectFrom('incident')
      .select('id')
      .where('network_id', '=', networkId)
      .where('status', '!=', 'open')
      .where('resolved_at', '<', before)
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return deleted;
    const ids = rows.map(({ id }) => id);
    // Evidence first, slice by slice: if it ends in between, the rest goes the next time, and no body is left that nothing points to.
    while (await pruneEvidence(db, ids)) await breath();
    await db.deleteFrom('incident').where('id', 'in', ids).execute();
    deleted += ids.length;
    if (ids.length < BATCH) return deleted;
    await breath();
  }
}

/** Deletes a slice of the incidents' evidence, and the bodies nothing else points to; false = there was none left. */
async function pruneEvidence(db: Kysely<Tables>, incidents: readonly number[]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const pieces = await trx.selectFrom('evidence').select(['id', 'body_id']).where('incident_id', 'in', incidents).limit(PIECES).execute();
    if (pieces.length === 0) return false;
    const ids = pieces.map(({ id }) => id);
    await trx.deleteFrom('evidence').where('id', 'in', ids).execute();
    await dropBodies(
      trx,
      pieces.map(({ body_id }) => body_id),
    );
    return true;
  });
}

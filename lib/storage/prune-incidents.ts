import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** Incidents take their turns and evidence along, so few go at once. */
const BATCH = 20;

type Pruner = { readonly db: Kysely<Tables>; readonly networkId: number; readonly before: number; readonly breath: () => Promise<void> };

/** Deletes incidents that ended before `before` (ms) with their turns and evidence; open ones never. Gives the number of incidents. */
export async function pruneIncidents({ db, networkId, before, breath }: Pruner): Promise<number> {
  let deleted = 0;
  for (;;) {
    const ended = await db.transaction().execute(async (trx) => {
      const rows = await trx
        .selectFrom('incident')
        .select('id')
        .where('network_id', '=', networkId)
        .where('status', '!=', 'open')
        .where('resolved_at', '<', before)
        .limit(BATCH)
        .execute();
      const ids = rows.map(({ id }) => id);
      if (ids.length === 0) return 0;
      const bodies = await trx.selectFrom('evidence').select('body_id').distinct().where('incident_id', 'in', ids).execute();
      await trx.deleteFrom('incident').where('id', 'in', ids).execute();
      for (const { body_id } of bodies) {
        await trx
          .deleteFrom('evidence_body')
          .where('id', '=', body_id)
          .where(({ not, exists, selectFrom }) => not(exists(selectFrom('evidence').select('id').where('body_id', '=', body_id))))
          .execute();
      }
      return ids.length;
    });
    deleted += ended;
    if (ended < BATCH) return deleted;
    await breath();
  }
}

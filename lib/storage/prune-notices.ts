import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** Deletes notices made before `before` (ms) that were delivered or given up; open ones never. Gives their number. */
export async function pruneNotices(db: Kysely<Tables>, networkId: number, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('notice')
    .where('network_id', '=', networkId)
    .where('created_at', '<', before)
    .where((eb) => eb.or([eb('delivered_at', 'is not', null), eb('given_up_at', 'is not', null)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

import type { Transaction } from 'kysely';
import type { WatchedSpan } from './store';
import type { Tables } from './tables';

/**
 * Notes a stretch that was watched: it prolongs the ones it reaches into, and is one of its own where there are none (pruning may have
 * moved the beginning of the one it continues). Runs inside the caller's transaction.
 */
export async function writeWatched(trx: Transaction<Tables>, networkId: number, { from, to }: WatchedSpan): Promise<void> {
  const prolonged = await trx
    .updateTable('watched')
    .set((eb) => ({ to_at: eb.fn<number>('max', ['to_at', eb.val(to)]) }))
    .where('network_id', '=', networkId)
    .where('from_at', '<=', to)
    .where('to_at', '>=', from)
    .executeTakeFirst();
  if (prolonged.numUpdatedRows > 0n) return;
  await trx
    .insertInto('watched')
    .values({ network_id: networkId, from_at: from, to_at: Math.max(from, to) })
    .execute();
}

/** Forgets what was watched before `before`; a stretch that reaches over it begins there. */
export async function pruneWatched(trx: Transaction<Tables>, networkId: number, before: number): Promise<void> {
  await trx.deleteFrom('watched').where('network_id', '=', networkId).where('to_at', '<', before).execute();
  await trx.updateTable('watched').set({ from_at: before }).where('network_id', '=', networkId).where('from_at', '<', before).execute();
}

import type { Transaction } from 'kysely';
import type { Tables } from './tables';

/** Counts one more try under `key`; a window that has run out, or lies ahead of a clock set back, begins anew. Runs inside the caller's transaction. */
export async function countTry(
  trx: Transaction<Tables>,
  key: string,
  windowMs: number,
  now: number,
): Promise<{ readonly count: number; readonly until: number }> {
  const found = await trx.selectFrom('sign_in_limit').select(['count', 'since']).where('key', '=', key).executeTakeFirst();
  const stands = found !== undefined && now >= found.since && now < found.since + windowMs;
  const { count, since } = stands ? { count: found.count + 1, since: found.since } : { count: 1, since: now };
  await trx
    .insertInto('sign_in_limit')
    .values({ key, count, since })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ count, since }))
    .execute();
  if (!stands)
    await trx
      .deleteFrom('sign_in_limit')
      .where('since', '<', now - windowMs)
      .execute();
  return { count, until: since + windowMs };
}

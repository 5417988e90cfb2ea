import { type Kysely, sql } from 'kysely';
import type { ChangeRow, WatchedSpan } from './store';
import type { Tables } from './tables';

/** Moments put to the store in one statement. */
const MOMENTS = 200;

/** For each moment, the highest of the `among` heights that were claimed first last by then; null = none was. */
export async function readTopHeights(
  db: Kysely<Tables>,
  networkId: number,
  moments: readonly number[],
  among: number,
): Promise<readonly (number | null)[]> {
  const found: (number | null)[] = [];
  for (let first = 0; first < moments.length; first += MOMENTS) {
    const asked = moments.slice(first, first + MOMENTS).map((at, index) => sql`(${sql.lit(index)}, ${Math.floor(at)})`);
    // One statement: the same words put to the database a hundred times cost more than what they find.
    const { rows } = await sql<{ readonly top: number | null }>`
      WITH moment(place, at) AS (VALUES ${sql.join(asked)})
      SELECT (
        SELECT max(height) FROM (
          SELECT height FROM claimed WHERE network_id = ${networkId} AND base_at <= moment.at ORDER BY base_at DESC LIMIT ${among}
        )
      ) AS top FROM moment ORDER BY place`.execute(db);
    for (const { top } of rows) found.push(top);
  }
  return found;
}

/** Blocks of a later round than 0, or of an unknown one, first seen from..to, oldest first. */
export async function readChanges(db: Kysely<Tables>, networkId: number, fromMs: number, toMs: number): Promise<readonly ChangeRow[]> {
  const rows = await db
    .selectFrom('block')
    .select(['first_seen_at', 'height', 'round', 'seen_live'])
    .where('network_id', '=', networkId)
    .where('first_seen_at', '>=', Math.floor(fromMs))
    .where('first_seen_at', '<=', Math.floor(toMs))
    // In these words, or the partial index is passed by.
    .where(sql<boolean>`round IS NOT 0`)
    .orderBy('first_seen_at')
    .orderBy('height')
    .execute();
  return rows.map((row) => ({ at: row.first_seen_at, height: row.height, round: row.round, seenLive: row.seen_live === 1 }));
}

/** Stretches that reach into from..to, oldest first. */
export async function readWatched(db: Kysely<Tables>, networkId: number, fromMs: number, toMs: number): Promise<readonly WatchedSpan[]> {
  return db
    .selectFrom('watched')
    .select(['from_at as from', 'to_at as to'])
    .where('network_id', '=', networkId)
    .where('from_at', '<=', Math.floor(toMs))
    .where('to_at', '>=', Math.floor(fromMs))
    .orderBy('from_at')
    .execute();
}

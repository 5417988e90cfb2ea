import { type Kysely, sql } from 'kysely';
import type { ChangeRow, FirstClaim, WatchedSpan } from './store';
import type { Tables } from './tables';

/** The newest `count` first claims at `atMs` or before, newest first. */
export async function readFirstClaims(db: Kysely<Tables>, networkId: number, atMs: number, count: number): Promise<readonly FirstClaim[]> {
  return db
    .selectFrom('claimed')
    .select(['height', 'base_at as at'])
    .where('network_id', '=', networkId)
    .where('base_at', '<=', Math.floor(atMs))
    .orderBy('base_at', 'desc')
    .limit(count)
    .execute();
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

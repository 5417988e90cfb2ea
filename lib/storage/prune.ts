import type { Kysely, Transaction } from 'kysely';
import { pruneIncidents } from './prune-incidents';
import { pruneNotices } from './prune-notices';
import { pruneRecovery } from './prune-recovery';
import type { Tables } from './tables';
import { pruneWatched } from './write-watched';

const BATCH = 100;

type Cursor = { readonly at: number; readonly id: number };
type Pruner = { readonly db: Kysely<Tables>; readonly networkId: number; readonly before: number; readonly breath: () => Promise<void> };

/**
 * Deletes what was seen before `before` (ms): lapsed claims by the time they lapsed, current claims by the time they were made (each
 * node's highest stays), events, blocks that no kept claim names, incidents and recovery plans that ended. In small transactions, so that
 * ticks are written in between. Gives the number of deleted claims, events, blocks, incidents, plans and notices.
 */
export async function pruneNetwork(pruner: Pruner): Promise<number> {
  const pastClaims = await inBatches(pruner, deletePastClaims);
  const events = await inBatches(pruner, deleteEvents);
  const claims = await inBatches(pruner, deleteClaims);
  const blocks = await inBatches(pruner, deleteBlocks);
  await pruner.db.transaction().execute((trx) => pruneWatched(trx, pruner.networkId, pruner.before));
  const incidents = await pruneIncidents(pruner);
  const plans = await pruneRecovery(pruner);
  const notices = await pruneNotices(pruner.db, pruner.networkId, pruner.before);
  return pastClaims + events + claims + blocks + incidents + plans + notices;
}

type Batch = { readonly deleted: number; readonly next: Cursor | null };

async function inBatches(
  pruner: Pruner,
  step: (trx: Transaction<Tables>, pruner: Pruner, cursor: Cursor) => Promise<Batch>,
): Promise<number> {
  let deleted = 0;
  let cursor: Cursor | null = { at: Number.MIN_SAFE_INTEGER, id: 0 };
  while (cursor !== null) {
    const from: Cursor = cursor;
    const batch: Batch = await pruner.db.transaction().execute((trx) => step(trx, pruner, from));
    deleted += batch.deleted;
    cursor = batch.next;
    await pruner.breath();
  }
  return deleted;
}

async function deletePastClaims(trx: Transaction<Tables>, { networkId, before }: Pruner): Promise<Batch> {
  const rows = await trx
    .selectFrom('past_claim')
    .select('id')
    .where('network_id', '=', networkId)
    .where('lapsed_at', '<', before)
    .limit(BATCH)
    .execute();
  if (rows.length > 0)
    await trx
      .deleteFrom('past_claim')
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
  return { deleted: rows.length, next: rows.length < BATCH ? null : { at: 0, id: 0 } };
}

async function deleteEvents(trx: Transaction<Tables>, { networkId, before }: Pruner): Promise<Batch> {
  const rows = await trx
    .selectFrom('event')
    .select('id')
    .where('network_id', '=', networkId)
    .where('at', '<', before)
    .limit(BATCH)
    .execute();
  if (rows.length > 0)
    await trx
      .deleteFrom('event')
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
  return { deleted: rows.length, next: rows.length < BATCH ? null : { at: 0, id: 0 } };
}

async function deleteClaims(trx: Transaction<Tables>, { networkId, before }: Pruner, cursor: Cursor): Promise<Batch> {
  const kept = await newestClaims(trx, networkId);
  const rows = await trx
    .selectFrom('claimed')
    .select(['id', 'height', 'base_at'])
    .where('network_id', '=', networkId)
    .where('base_at', '>=', cursor.at)
    .where('base_at', '<', before)
    .where((eb) => eb.or([eb('base_at', '>', cursor.at), eb('id', '>', cursor.id)]))
    .orderBy('base_at')
    .orderBy('id')
    .limit(BATCH)
    .execute();
  let deleted = 0;
  for (const { id, height, base_at } of rows) {
    const result = await trx
      .deleteFrom('claim')
      .where('network_id', '=', networkId)
      .where('height', '=', height)
      .where('claimed_id', '=', id)
      .where('dt', '<', before - base_at)
      .where('node_id', 'not in', kept.get(height) ?? [-1])
      .executeTakeFirst();
    deleted += Number(result.numDeletedRows);
    if (!(await isNamed(trx, networkId, height, id))) await trx.deleteFrom('claimed').where('id', '=', id).execute();
  }
  const end = rows.at(-1);
  return { deleted, next: end === undefined || rows.length < BATCH ? null : { at: end.base_at, id: end.id } };
}

async function isNamed(trx: Transaction<Tables>, networkId: number, height: number, claimedId: number): Promise<boolean> {
  for (const table of ['claim', 'past_claim'] as const) {
    const naming = trx
      .selectFrom(table)
      .select('claimed_id')
      .where('network_id', '=', networkId)
      .where('height', '=', height)
      .where('claimed_id', '=', claimedId);
    if ((await naming.limit(1).executeTakeFirst()) !== undefined) return true;
  }
  return false;
}

async function deleteBlocks(trx: Transaction<Tables>, { networkId, before }: Pruner, cursor: Cursor): Promise<Batch> {
  const rows = await trx
    .selectFrom('block')
    .select(['id', 'first_seen_at', 'height', 'hash'])
    .where('network_id', '=', networkId)
    .where('first_seen_at', '>=', cursor.at)
    .where('first_seen_at', '<', before)
    .where((eb) => eb.or([eb('first_seen_at', '>', cursor.at), eb('id', '>', cursor.id)]))
    .orderBy('first_seen_at')
    .orderBy('id')
    .limit(BATCH)
    .execute();
  const ids: number[] = [];
  for (const { id, height, hash } of rows) if (!(await isClaimed(trx, networkId, height, hash))) ids.push(id);
  if (ids.length > 0) await trx.deleteFrom('block').where('id', 'in', ids).execute();
  const end = rows.at(-1);
  return { deleted: ids.length, next: end === undefined || rows.length < BATCH ? null : { at: end.first_seen_at, id: end.id } };
}

async function isClaimed(trx: Transaction<Tables>, networkId: number, height: number, hash: Buffer): Promise<boolean> {
  const claimed = trx
    .selectFrom('claimed')
    .select('id')
    .where('network_id', '=', networkId)
    .where('height', '=', height)
    .where('hash', '=', hash);
  const row = await claimed.executeTakeFirst();
  return row !== undefined && (await isNamed(trx, networkId, height, row.id));
}

/** Nodes by the height of their highest current claim. */
async function newestClaims(trx: Transaction<Tables>, networkId: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const nodes = await trx.selectFrom('node').select(['id', 'top_height']).where('network_id', '=', networkId).execute();
  const kept = new Map<number, number[]>();
  for (const { id, top_height } of nodes) {
    if (top_height !== null) kept.set(top_height, [...(kept.get(top_height) ?? []), id]);
  }
  return kept;
}

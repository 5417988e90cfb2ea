import type { Kysely, Transaction } from 'kysely';
import { dropBodies } from './drop-bodies';
import type { Tables } from './tables';

/** Rows that go at once, with their bodies. */
const BATCH = 200;

type Pruner = { readonly db: Kysely<Tables>; readonly networkId: number; readonly before: number; readonly breath: () => Promise<void> };

/** Deletes plans that ended before `before` (ms) with their lines and saved pieces; open ones never. Gives the number of plans. */
export async function pruneRecovery({ db, networkId, before, breath }: Pruner): Promise<number> {
  const rows = await db
    .selectFrom('recovery_plan')
    .select('id')
    .where('network_id', '=', networkId)
    .where('is_open', '=', 0)
    .where('ended_at', '<', before)
    .execute();
  for (const { id } of rows) {
    while (await db.transaction().execute((trx) => prunePieces(trx, id))) await breath();
    while (await db.transaction().execute((trx) => pruneLines(trx, id))) await breath();
    await db.deleteFrom('recovery_plan').where('id', '=', id).execute();
    await breath();
  }
  return rows.length;
}

async function prunePieces(trx: Transaction<Tables>, plan: number): Promise<boolean> {
  const pieces = await trx.selectFrom('recovery_piece').select(['id', 'body_id']).where('plan_id', '=', plan).limit(BATCH).execute();
  if (pieces.length === 0) return false;
  const ids = pieces.map(({ id }) => id);
  await trx.deleteFrom('recovery_piece').where('id', 'in', ids).execute();
  await dropBodies(
    trx,
    pieces.map(({ body_id }) => body_id),
  );
  return true;
}

async function pruneLines(trx: Transaction<Tables>, plan: number): Promise<boolean> {
  const lines = await trx.selectFrom('recovery_line').select('id').where('plan_id', '=', plan).limit(BATCH).execute();
  if (lines.length === 0) return false;
  const ids = lines.map(({ id }) => id);
  await trx.deleteFrom('recovery_line').where('id', 'in', ids).execute();
  return true;
}

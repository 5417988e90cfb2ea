import { inflateSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Confirmed } from '@/lib/recovery/plan-types';
import { toHex } from './hex-bytes';
import { toKeptPlan } from './recovery-row';
import type { KeptPlan, RecoveryLine, SavedPiece } from './recovery-store';
import type { Tables } from './tables';

/** Where a network's plans lie. */
export type RecoveryAt = { readonly db: Kysely<Tables>; readonly networkId: number; readonly network: string };

const of = ({ db, networkId }: RecoveryAt) => db.selectFrom('recovery_plan').where('network_id', '=', networkId);

export async function readPlan(at: RecoveryAt, number: number): Promise<KeptPlan | null> {
  const row = await of(at).selectAll().where('number', '=', number).executeTakeFirst();
  return row ? toKeptPlan(row, at.network) : null;
}

/** The one that has not ended; null = none. */
export async function readOpenPlan(at: RecoveryAt): Promise<KeptPlan | null> {
  const row = await of(at).selectAll().where('is_open', '=', 1).executeTakeFirst();
  return row ? toKeptPlan(row, at.network) : null;
}

/** Newest first. */
export async function readPlans(at: RecoveryAt, limit: number): Promise<readonly KeptPlan[]> {
  const rows = await of(at).selectAll().orderBy('number', 'desc').limit(limit).execute();
  return rows.map((row) => toKeptPlan(row, at.network));
}

/** Newest first. */
export async function readPlansOf(at: RecoveryAt, incident: number): Promise<readonly KeptPlan[]> {
  const rows = await of(at).selectAll().where('incident', '=', incident).orderBy('number', 'desc').execute();
  return rows.map((row) => toKeptPlan(row, at.network));
}

/** The row's id by the plan's number; null = there is none. */
export async function planIdOf({ db, networkId }: Omit<RecoveryAt, 'network'>, number: number): Promise<number | null> {
  const plans = db.selectFrom('recovery_plan').select('id').where('network_id', '=', networkId);
  const row = await plans.where('number', '=', number).executeTakeFirst();
  return row?.id ?? null;
}

/** Oldest first. */
export async function readLines(at: RecoveryAt, number: number, breath: () => Promise<void>): Promise<readonly RecoveryLine[]> {
  const plan = await planIdOf(at, number);
  const rows = await at.db
    .selectFrom('recovery_line')
    .selectAll()
    .where('plan_id', '=', plan ?? -1)
    .orderBy('id')
    .execute();
  const lines: RecoveryLine[] = [];
  for (const { id, at: when, kind, step, node, by_id, data } of rows) {
    lines.push({ id, at: when, kind, step, node, by: by_id, data: JSON.parse(data) });
    await breath();
  }
  return lines;
}

export async function readPieces(at: RecoveryAt, number: number): Promise<readonly SavedPiece[]> {
  const plan = await planIdOf(at, number);
  const rows = await at.db
    .selectFrom('recovery_piece')
    .innerJoin('evidence_body', 'evidence_body.id', 'recovery_piece.body_id')
    .select(['recovery_piece.id', 'at', 'kind', 'node', 'height', 'hash', 'sha256', 'bytes'])
    .where('plan_id', '=', plan ?? -1)
    .orderBy('recovery_piece.id')
    .execute();
  return rows.map(({ hash, sha256, ...piece }) => ({ ...piece, hash: hash && toHex(hash), sha256: sha256.toString('hex') }));
}

export async function readPieceBody(at: RecoveryAt, number: number, piece: number): Promise<string | null> {
  const plan = await planIdOf(at, number);
  const row = await at.db
    .selectFrom('recovery_piece')
    .innerJoin('evidence_body', 'evidence_body.id', 'recovery_piece.body_id')
    .select('body')
    .where('plan_id', '=', plan ?? -1)
    .where('recovery_piece.id', '=', piece)
    .executeTakeFirst();
  return row ? inflateSync(row.body).toString() : null;
}

/** What people confirmed at `sinceMs` or later, oldest first. */
export async function readConfirmed(db: Kysely<Tables>, networkId: number, sinceMs: number): Promise<readonly Confirmed[]> {
  const rows = await db
    .selectFrom('recovery_confirmed')
    .selectAll()
    .where('network_id', '=', networkId)
    .where('at', '>=', Math.floor(sinceMs))
    .orderBy('at')
    .execute();
  return rows.map(({ blocker, by_id, at, reason }) => ({ blocker, by: by_id, at, reason }));
}

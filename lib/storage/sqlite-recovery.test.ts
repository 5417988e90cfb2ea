import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore, type SqliteStore } from './sqlite-store';
import { lineOf, pieceOf, planOf, runOf } from './testing/recovery-samples';

let folder: string;
let store: SqliteStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recovery-'));
  store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  await store.openNetwork('main', 'Main');
  await store.transaction((trx) => trx.recovery.create(planOf()));
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('no line can be changed, and none deleted while its plan is open, by whatever hand', async () => {
  await store.transaction((trx) => trx.recovery.log('main', 1, [lineOf(1)]));
  await expect(sql`UPDATE recovery_line SET at = 2`.execute(store.shared)).rejects.toThrow('append-only');
  await expect(sql`DELETE FROM recovery_line`.execute(store.shared)).rejects.toThrow('while its plan is open');
  expect(await store.recovery.lines('main', 1)).toMatchObject([{ at: 1 }]);
});

test('two open plans can not be, whatever writes them', async () => {
  const twin = sql`INSERT INTO recovery_plan SELECT 99, network_id, 2, 1, phase, is_open, hash, plan, run, author_id, author_name,
    approvals_needed, incident, made_at, ended_at FROM recovery_plan`;
  await expect(twin.execute(store.shared)).rejects.toThrow('UNIQUE');
});

test('a full store takes nothing of a change, says so, and all of it once there is room', async () => {
  const change = () =>
    store.transaction(async (trx) => {
      await trx.recovery.save('main', 1, 1, runOf({ phase: 'ready' }));
      await trx.recovery.log('main', 1, [lineOf(1, { data: { text: 'x'.repeat(100_000) } })]);
    });
  await sql`PRAGMA max_page_count = 1`.execute(store.shared);
  await expect(change()).rejects.toMatchObject({ code: 'full' });
  expect(await store.recovery.find('main', 1)).toMatchObject({ revision: 1, run: { phase: 'draft' } });
  await sql`PRAGMA max_page_count = 1000000`.execute(store.shared);
  await change();
  expect(await store.recovery.find('main', 1)).toMatchObject({ revision: 2, run: { phase: 'ready' } });
});

test('pruning a plan with much in it lets others write in between, and leaves no body behind', async () => {
  await store.transaction(async (trx) => {
    await trx.recovery.addPieces(
      'main',
      1,
      Array.from({ length: 1200 }, (_, index) => pieceOf(1, `{"own":${index}}`)),
    );
    await trx.recovery.save('main', 1, 1, runOf({ phase: 'done', endedAt: 5 }));
  });
  let isPruned = false;
  const pruned = store.prune('main', 6).then((rows) => {
    isPruned = true;
    return rows;
  });
  let written = 0;
  for (let at = 90_000; !isPruned; at++) {
    await store.record('main', { blocks: [], claims: [], lapses: [], events: [{ at, kind: 'x', data: '' }] });
    if (!isPruned) written += 1;
  }
  expect([await pruned, await store.recovery.list('main')]).toEqual([1, []]);
  expect(written).toBeGreaterThan(2);
  const { rows } = await sql<{ bodies: number }>`SELECT count(*) AS bodies FROM evidence_body`.execute(store.shared);
  expect(rows).toEqual([{ bodies: 0 }]);
});

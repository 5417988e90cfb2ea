import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '@/lib/cli/verify-audit';
import type { NewAuditRow } from './audit-types';
import { checkAuditFile } from './check-audit-file';
import { openSqliteStore, type SqliteStore } from './sqlite-store';

let folder: string;
let path: string;
let store: SqliteStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  path = join(folder, 'watch.sqlite');
  store = await openSqliteStore({ path });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const rowOf = (n: number, more: Partial<NewAuditRow> = {}): NewAuditRow => ({
  at: 1000 + n,
  action: n % 2 === 0 ? 'sign-in' : 'incident.note',
  outcome: 'done',
  by: { id: `id-${n % 3}`, name: 'Ada "the\nfirst" Ω', role: 'operator' },
  address: '192.0.2.1',
  network: n % 2 === 0 ? null : 'main',
  object: null,
  detail: { n },
  ...more,
});

const append = async (count: number) => {
  for (let n = 1; n <= count; n += 1) await store.transaction((trx) => trx.audit(rowOf(n)));
};

describe('the audit log', () => {
  test('numbers and chains its rows; each filter and page gives its own', async () => {
    await append(7);
    expect(await store.checkAudit()).toMatchObject({ ok: true, rows: 7 });
    const ids = async (filter: Parameters<SqliteStore['audit']>[0]) => (await store.audit(filter)).map(({ id }) => id);
    expect(await ids({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await ids({ limit: 2, before: 6 })).toEqual([5, 4]);
    expect(await ids({ network: 'main' })).toEqual([7, 5, 3, 1]);
    expect(await ids({ action: 'sign-in', since: 1003 })).toEqual([6, 4]);
    expect(await ids({ person: 'id-1', until: 1004 })).toEqual([4, 1]);
    expect((await store.audit({ limit: 1 }))[0]).toMatchObject(rowOf(7));
  });

  test.each([
    ['changed', "UPDATE audit SET action = 'nothing' WHERE id = 2"],
    ['deleted', 'DELETE FROM audit WHERE id = 3'],
    [
      'replaced',
      "INSERT OR REPLACE INTO audit SELECT id, at, 'nothing', outcome, person_id, person_name, role, address, network, object, detail, hash FROM audit WHERE id = 2",
    ],
    [
      'put out of order',
      'INSERT INTO audit SELECT 9, at, action, outcome, person_id, person_name, role, address, network, object, detail, hash FROM audit WHERE id = 2',
    ],
  ])('lets no row be %s, also not by another handle', async (_what, statement) => {
    await append(3);
    const other = new Database(path);
    expect(() => other.exec(statement)).toThrow(/append-only|only its next row/);
    other.close();
    expect(await store.checkAudit()).toMatchObject({ ok: true, rows: 3 });
  });

  test('keeps what is written beside it or neither', async () => {
    await append(1);
    const torn = store.transaction(async (trx) => {
      await trx.audit(rowOf(2));
      throw new Error('pulled the plug');
    });
    await expect(torn).rejects.toThrow('pulled the plug');
    expect(await store.checkAudit()).toMatchObject({ ok: true, rows: 1 });
  });
});

describe('the check of a copy that somebody changed', () => {
  const tampered = async (...statements: readonly string[]) => {
    await append(5);
    await store.close();
    const copy = join(folder, 'copy.sqlite');
    copyFileSync(path, copy);
    const database = new Database(copy);
    for (const name of ['audit_stays', 'audit_is_kept', 'audit_in_order']) database.exec(`DROP TRIGGER ${name}`);
    for (const statement of statements) database.exec(statement);
    database.close();
    return copy;
  };

  test.each([
    ['an outcome', "UPDATE audit SET outcome = 'refused' WHERE id = 3", 3],
    ['a name', "UPDATE audit SET person_name = 'Eve' WHERE id = 1", 1],
    ['a time', 'UPDATE audit SET at = at + 1 WHERE id = 5', 5],
    ['a detail', "UPDATE audit SET detail = '{}' WHERE id = 2", 2],
    ['a hash', `UPDATE audit SET hash = '${'a'.repeat(64)}' WHERE id = 4`, 4],
    ['a row taken out', 'DELETE FROM audit WHERE id = 2', 2],
    ['the first row taken out', 'DELETE FROM audit WHERE id = 1', 1],
    ['a row taken out and the rest moved up', 'DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2', 2],
    ['a field moved into another', 'UPDATE audit SET object = address, address = object WHERE id = 3', 3],
  ])('finds %s', async (_what, statement, row) => {
    expect(await checkAuditFile(await tampered(statement))).toMatchObject({ ok: false, row });
  });

  test('finds nothing in one that is as it was, and leaves it so', async () => {
    const copy = await tampered();
    const before = readFileSync(copy);
    expect(await checkAuditFile(copy)).toMatchObject({ ok: true, rows: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(readFileSync(copy).equals(before)).toBe(true);
  });

  test('is said by the command, with its exit code', async () => {
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
    const copy = await tampered("UPDATE audit SET outcome = 'refused' WHERE id = 3");
    expect([await run(['--store', path]), await run(['--store', copy])]).toEqual([0, 1]);
    log.mockRestore();
    expect(said[0]).toMatch(/^OK: 5 rows, head [0-9a-f]{64} /);
    expect(said[1]).toMatch(/^NOT AS WRITTEN: row 3 was changed/);
    await expect(run(['--stroe', path])).rejects.toMatchObject({ sentence: expect.stringContaining('--store PATH') });
    await expect(run(['--store', join(folder, 'nothing.sqlite')])).rejects.toMatchObject({
      sentence: expect.stringContaining('nothing.sqlite'),
    });
  });
});

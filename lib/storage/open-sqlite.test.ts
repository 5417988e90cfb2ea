import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MIGRATIONS, migrate } from './migrate';
import { openSqlite } from './open-sqlite';
import { openSqliteStore } from './sqlite-store';
import { blockOf, writeOf } from './testing/store-samples';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'open-'));
  path = join(folder, 'watch.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a missing folder is made', async () => {
  const deep = join(folder, 'a', 'b', 'watch.sqlite');
  const store = await openSqliteStore({ path: deep });
  await store.close();
  expect(statSync(deep).isFile()).toBe(true);
});

test('the handle is set for write-ahead logging, patience and foreign keys', async () => {
  const db = await openSqlite(path);
  const pragma = async (name: string) => Object.values((await sql.raw(`PRAGMA ${name}`).execute(db)).rows[0] as object)[0];
  expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('busy_timeout'), await pragma('foreign_keys')]).toEqual([
    'wal',
    1,
    5000,
    1,
  ]);
  await db.destroy();
});

test('a file that is no database is refused as damaged and stays as it was', async () => {
  writeFileSync(path, 'this is a letter, not a database '.repeat(200));
  const before = digest(path);
  await expect(openSqliteStore({ path })).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt', operation: 'open', path });
  expect(digest(path)).toBe(before);
});

test('a database damaged inside is said to be damaged by the operation that meets it', async () => {
  const store = await openSqliteStore({ path });
  await store.openNetwork('main', 'Main');
  await store.record('main', writeOf({ blocks: Array.from({ length: 3000 }, (_, height) => blockOf(height)) }));
  await store.close();
  // The schema itself lies in the first pages: it is read at the start.
  const file = openSync(path, 'r+');
  for (let at = 100 * 4096; at < statSync(path).size; at += 4096) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, at);
  closeSync(file);
  const again = await openSqliteStore({ path });
  await expect(again.blocks('main', 0, 3000)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt', operation: 'blocks', path });
  await again.close();
});

test('a database of a newer version is refused by name and nothing in it is touched', async () => {
  const store = await openSqliteStore({ path });
  await store.close();
  const newer = new Database(path);
  newer.prepare("INSERT INTO kysely_migration (name, timestamp) VALUES ('0099-later', 'x')").run();
  newer.close();
  const before = digest(path);
  await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'newer-schema', message: expect.stringContaining('0099-later') });
  expect(digest(path)).toBe(before);
});

test('a database of another program is refused and nothing in it is touched', async () => {
  const other = new Database(path);
  other.exec('CREATE TABLE customers (id INTEGER PRIMARY KEY)');
  other.close();
  const before = digest(path);
  await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'foreign' });
  expect(digest(path)).toBe(before);
});

test('a folder in the place of the file, and a file in the place of the folder, are named', async () => {
  mkdirSync(path);
  await expect(openSqliteStore({ path })).rejects.toMatchObject({ code: 'not-openable', path });
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expect(openSqliteStore({ path: join(file, 'watch.sqlite') })).rejects.toMatchObject({ code: 'not-openable' });
});

test('a migration that fails half way leaves the older schema whole', async () => {
  const db = await openSqlite(path);
  const torn = {
    ...MIGRATIONS,
    '0099-torn': {
      up: async (trx: Kysely<unknown>) => {
        await sql`CREATE TABLE half (id INTEGER)`.execute(trx);
        throw new Error('pulled the plug');
      },
    },
  };
  await expect(migrate(db, torn)).rejects.toThrow('pulled the plug');
  const tables = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE name = 'half'`.execute(db);
  expect(tables.rows).toEqual([]);
  await db.destroy();
  const store = await openSqliteStore({ path });
  await store.close();
});

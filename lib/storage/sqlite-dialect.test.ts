import Database from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sqliteDialect } from './sqlite-dialect';

type Boxes = { readonly box: { readonly id: number; readonly weight: number } };
let database: Database.Database;
let db: Kysely<Boxes>;

beforeEach(async () => {
  database = new Database(':memory:');
  db = new Kysely<Boxes>({ dialect: sqliteDialect(database) });
  await sql`CREATE TABLE box (id INTEGER PRIMARY KEY, weight INTEGER NOT NULL)`.execute(db);
});
afterEach(() => db.destroy());

const put = (id: number, weight: number) => db.insertInto('box').values({ id, weight }).execute();
const heavier = (than: number) => db.selectFrom('box').selectAll().where('weight', '>', than).orderBy('id').execute();

it('prepares a statement once, and each query still gets the answer to its own values', async () => {
  const prepare = vi.spyOn(database, 'prepare');
  for (const id of [1, 2, 3]) await put(id, id * 10);
  expect(await heavier(5)).toHaveLength(3);
  expect(await heavier(25)).toEqual([{ id: 3, weight: 30 }]);
  expect(prepare.mock.calls.map(([text]) => text.slice(0, 6))).toEqual(['insert', 'select']);
});

it('answers by the schema of now, also where a statement was prepared before it', async () => {
  await put(1, 10);
  expect(await heavier(0)).toEqual([{ id: 1, weight: 10 }]);
  await sql`ALTER TABLE box ADD COLUMN colour TEXT DEFAULT 'red'`.execute(db);
  expect(await heavier(0)).toEqual([{ id: 1, weight: 10, colour: 'red' }]);
});

it('goes on after a statement that was refused', async () => {
  await put(1, 10);
  await expect(put(1, 20)).rejects.toThrow(/UNIQUE/);
  await put(2, 20);
  expect(await heavier(0)).toHaveLength(2);
});

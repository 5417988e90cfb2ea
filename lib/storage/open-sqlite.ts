import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { MIGRATIONS, migrate } from './migrate';
import { sqliteDialect } from './sqlite-dialect';
import { StoreError } from './store-error';
import type { Tables } from './tables';
import { translateError } from './translate-error';

const OPERATION = 'open';
const BUSY_MS = 5000;
const MIGRATION_LOCK_MS = 30_000;

/** Opens the file (folders and file are made when missing) at the newest schema. A file of another program or of a newer version is left untouched. */
export async function openSqlite(path: string): Promise<Kysely<Tables>> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
    return await withMigrationLock(path, () => openLocked(path));
  } catch (error) {
    throw translateError(error, OPERATION, path);
  }
}

async function openLocked(path: string): Promise<Kysely<Tables>> {
  refuseWhatIsNotOurs(path);
  const database = new Database(path, { timeout: BUSY_MS });
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  try {
    setPragmas(database, path);
    await migrate(db);
    return db;
  } catch (error) {
    database.close();
    throw error;
  }
}

function setPragmas(database: Database.Database, path: string): void {
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  database.pragma('synchronous = NORMAL');
  database.pragma(`busy_timeout = ${BUSY_MS}`);
  database.pragma('foreign_keys = ON');
  if (mode === 'wal') return;
  const remedy = 'Put the store on a local disk: network file systems lack the locks it needs';
  throw new StoreError({
    code: 'not-openable',
    operation: OPERATION,
    path,
    problem: 'the file system does not allow write-ahead logging',
    remedy,
  });
}

/** Kysely takes no lock on SQLite: a second handle on a file beside it makes processes that start together wait for each other. */
async function withMigrationLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = new Database(`${path}.migrate-lock`, { timeout: MIGRATION_LOCK_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return await work();
  } finally {
    lock.close();
  }
}

/** Looked at through a handle that can't write, so that a refusal leaves the file as it was. */
function refuseWhatIsNotOurs(path: string): void {
  if (!existsSync(path)) return;
  const database = new Database(path, { readonly: true, timeout: BUSY_MS });
  try {
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    if (tables.length === 0) return;
    if (!tables.some(({ name }) => name === 'kysely_migration')) {
      const remedy = 'Name another file in QUORUMWATCH_STORAGE';
      throw new StoreError({ code: 'foreign', operation: OPERATION, path, problem: 'the database belongs to another program', remedy });
    }
    const done = database.prepare<[], { name: string }>('SELECT name FROM kysely_migration').all();
    const unknown = done.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
    if (unknown === undefined) return;
    const problem = `it was written by a newer version of Quorumwatch (schema ${unknown.name})`;
    throw new StoreError({
      code: 'newer-schema',
      operation: OPERATION,
      path,
      problem,
      remedy: 'Start that version, or name another file in QUORUMWATCH_STORAGE',
    });
  } finally {
    database.close();
  }
}

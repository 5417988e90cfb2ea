import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { boundedCache } from '@/lib/consensus/bounded-cache';

/** Statements kept prepared: about as many as the store has. */
const STATEMENTS = 256;

/**
 * Kysely's SQLite with three changes. Migrations run inside a transaction (SQLite can do that, and a kill in the middle must not leave
 * half a schema), every transaction takes the write lock at once (a reader that turns writer is refused without any waiting), and each
 * statement is prepared once: Kysely does it for every query, which costs more than most queries do.
 */
export function sqliteDialect(database: Database.Database): Dialect {
  const plain = new SqliteDialect({ database });
  const prepared = boundedCache<string, ReturnType<SqliteDatabase['prepare']>>(STATEMENTS);
  const prepare: SqliteDatabase['prepare'] = (sql) => prepared(sql, () => database.prepare(sql));
  return {
    createAdapter: () => new TransactionalDdl(),
    createDriver: () => new ImmediateDriver(database, prepare),
    createIntrospector: (db) => plain.createIntrospector(db),
    createQueryCompiler: () => plain.createQueryCompiler(),
  };
}

class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database, prepare: SqliteDatabase['prepare']) {
    super({ database: { prepare, close: () => database.close() } });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk ends the transaction by itself: rolling back once more would hide why behind an error of its own. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

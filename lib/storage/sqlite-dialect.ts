import type Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Dialect, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';

/**
 * Kysely's SQLite with two changes. Migrations run inside a transaction (SQLite can do that, and a kill in the middle must not leave
 * half a schema), and every transaction takes the write lock at once (a reader that turns writer is refused without any waiting).
 */
export function sqliteDialect(database: Database.Database): Dialect {
  const plain = new SqliteDialect({ database });
  return {
    createAdapter: () => new TransactionalDdl(),
    createDriver: () => new ImmediateDriver({ database }),
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

  constructor({ database }: { readonly database: Database.Database }) {
    super({ database });
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

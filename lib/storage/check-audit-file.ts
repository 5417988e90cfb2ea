import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { AuditCheck } from './audit-types';
import { makeBreath } from './breath';
import { checkAudit } from './check-audit';
import { sqliteDialect } from './sqlite-dialect';
import { StoreError } from './store-error';
import type { Tables } from './tables';
import { translateError } from './translate-error';

/**
 * Recomputes the audit log's chain in the store at `path`, which is read and left as it is; it may be in use meanwhile.
 * @throws StoreError when it can't be read, or is no store with an audit log
 */
export async function checkAuditFile(path: string): Promise<AuditCheck> {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    try {
      const known = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'audit'").get();
      if (known !== undefined) return await checkAudit(db, makeBreath());
      const problem = 'it has no audit log';
      throw new StoreError({
        code: 'foreign',
        operation: 'verify',
        path,
        problem,
        remedy: 'Name a store of Quorumwatch with --store PATH',
      });
    } finally {
      await db.destroy();
    }
  } catch (error) {
    throw translateError(error, 'verify', path);
  }
}

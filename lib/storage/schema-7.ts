import { type Kysely, sql } from 'kysely';

/** Displays: read-only tokens of screens on a wall. Of a token its digest alone is kept; `networks` is a JSON list of ids, null = all there are. */
export async function schema7(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE display (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL UNIQUE, networks TEXT, created_at INTEGER NOT NULL, created_by TEXT,
        revoked_at INTEGER, revoked_by TEXT, seen_at INTEGER, address TEXT
      ) STRICT, WITHOUT ROWID`,
    )
    .execute(db);
}

import { type Kysely, sql } from 'kysely';

/** What reading the past needs: stretches that were watched, the newest event of a kind, and blocks with round changes without all others. */
export async function schema4(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE watched (
    network_id INTEGER NOT NULL, from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, PRIMARY KEY (network_id, from_at)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX event_by_kind ON event (network_id, kind, at)',
  'CREATE INDEX block_changed ON block (network_id, first_seen_at, height, round, seen_live) WHERE round IS NOT 0',
];

import { type Kysely, sql } from 'kysely';

/** The outbox of notices to webhooks: kept with what they tell of, sent afterwards. Hosts alone: a webhook's URL is a secret. */
export async function schema6(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE notice (
    id TEXT PRIMARY KEY, network_id INTEGER NOT NULL REFERENCES network (id), kind TEXT NOT NULL, object TEXT NOT NULL, target TEXT NOT NULL,
    host TEXT NOT NULL, body TEXT NOT NULL, created_at INTEGER NOT NULL, next_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    delivered_at INTEGER, given_up_at INTEGER, fault TEXT
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX notice_due ON notice (next_at) WHERE delivered_at IS NULL AND given_up_at IS NULL',
  'CREATE INDEX notice_by_network ON notice (network_id, created_at)',
];

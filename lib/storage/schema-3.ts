import { type Kysely, sql } from 'kysely';

/**
 * Incidents with what people did to them, their turns and evidence. Two open ones of a cause can't exist: an index forbids it. Bodies of
 * evidence are kept once, by their digest. The long parts are deflated JSON.
 */
export async function schema3(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // The highest number ever given, and what the watch remembers between two ticks.
  'CREATE TABLE incident_watch (network_id INTEGER PRIMARY KEY REFERENCES network (id), last_number INTEGER NOT NULL, memory TEXT) STRICT',
  `CREATE TABLE incident (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL REFERENCES network (id), number INTEGER NOT NULL, detector TEXT NOT NULL,
    key TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open', 'resolved', 'closed')), severity TEXT NOT NULL, began_at INTEGER NOT NULL,
    opened_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, resolved_at INTEGER, reopened INTEGER NOT NULL, unknown_since INTEGER,
    nodes TEXT NOT NULL, words TEXT NOT NULL, body BLOB NOT NULL,
    ack_by TEXT, ack_at INTEGER, assignee TEXT, shelved_by TEXT, shelved_at INTEGER, shelved_until INTEGER, shelved_reason TEXT,
    closed_by TEXT, closed_at INTEGER, closed_cause TEXT,
    UNIQUE (network_id, number)
  ) STRICT`,
  "CREATE UNIQUE INDEX incident_open ON incident (network_id, detector, key) WHERE status = 'open'",
  'CREATE INDEX incident_by_status ON incident (network_id, status, number)',
  'CREATE INDEX incident_by_end ON incident (network_id, resolved_at)',
  `CREATE TABLE incident_turn (
    id INTEGER PRIMARY KEY, incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE, at INTEGER NOT NULL, kind TEXT NOT NULL,
    by_id TEXT, says TEXT, text TEXT, data TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX incident_turn_by_incident ON incident_turn (incident_id, id)',
  'CREATE TABLE evidence_body (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, bytes INTEGER NOT NULL, body BLOB NOT NULL) STRICT',
  `CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE, at INTEGER NOT NULL, kind TEXT NOT NULL,
    node TEXT, height INTEGER, hash BLOB, body_id INTEGER NOT NULL REFERENCES evidence_body (id)
  ) STRICT`,
  'CREATE INDEX evidence_by_incident ON evidence (incident_id, id)',
  'CREATE INDEX evidence_by_body ON evidence (body_id)',
];

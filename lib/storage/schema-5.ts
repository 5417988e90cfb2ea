import { type Kysely, sql } from 'kysely';

/**
 * Recovery plans with their run, what was done, and what was saved before. Two open plans of a network can't exist: an index forbids it.
 * Lines are append-only, and none goes while its plan is open. Plan and run are deflated JSON; bodies of pieces lie beside evidence's.
 */
export async function schema5(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  // The highest number ever given, and who executes: one process a network.
  `CREATE TABLE recovery_book (
    network_id INTEGER PRIMARY KEY REFERENCES network (id), last_number INTEGER NOT NULL DEFAULT 0, holder TEXT, held_until INTEGER
  ) STRICT`,
  // What people took on themselves before a plan: the newest word on each blocker.
  `CREATE TABLE recovery_confirmed (
    network_id INTEGER NOT NULL REFERENCES network (id), blocker TEXT NOT NULL, by_id TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (network_id, blocker)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE recovery_plan (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL REFERENCES network (id), number INTEGER NOT NULL, revision INTEGER NOT NULL,
    phase TEXT NOT NULL, is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)), hash TEXT NOT NULL, plan BLOB NOT NULL, run BLOB NOT NULL,
    author_id TEXT NOT NULL, author_name TEXT NOT NULL, approvals_needed INTEGER NOT NULL, incident INTEGER, made_at INTEGER NOT NULL,
    ended_at INTEGER, UNIQUE (network_id, number)
  ) STRICT`,
  'CREATE UNIQUE INDEX recovery_open ON recovery_plan (network_id) WHERE is_open = 1',
  `CREATE TABLE recovery_line (
    id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES recovery_plan (id) ON DELETE CASCADE, at INTEGER NOT NULL, kind TEXT NOT NULL,
    step TEXT, node TEXT, by_id TEXT, data TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX recovery_line_by_plan ON recovery_line (plan_id, id)',
  "CREATE TRIGGER recovery_line_stays BEFORE UPDATE ON recovery_line BEGIN SELECT RAISE(ABORT, 'what was done is append-only'); END",
  `CREATE TRIGGER recovery_line_is_kept BEFORE DELETE ON recovery_line
    WHEN EXISTS (SELECT 1 FROM recovery_plan WHERE id = OLD.plan_id AND is_open = 1)
    BEGIN SELECT RAISE(ABORT, 'what was done is kept while its plan is open'); END`,
  `CREATE TABLE recovery_piece (
    id INTEGER PRIMARY KEY, plan_id INTEGER NOT NULL REFERENCES recovery_plan (id) ON DELETE CASCADE, at INTEGER NOT NULL, kind TEXT NOT NULL,
    node TEXT NOT NULL, height INTEGER, hash BLOB, body_id INTEGER NOT NULL REFERENCES evidence_body (id)
  ) STRICT`,
  'CREATE INDEX recovery_piece_by_plan ON recovery_piece (plan_id, id)',
  'CREATE INDEX recovery_piece_by_body ON recovery_piece (body_id)',
];

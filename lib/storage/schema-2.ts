import { type Kysely, sql } from 'kysely';

/**
 * People: accounts, sessions and what better-auth needs beside them, one-time links, counted sign-ins, and the audit log. The log's triggers
 * refuse to change or delete a row, and any row that is not the next number: also what REPLACE would delete on its way.
 */
export async function schema2(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  `CREATE TABLE user (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, emailVerified INTEGER NOT NULL, image TEXT,
    createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, role TEXT, banned INTEGER, banReason TEXT, banExpires TEXT,
    demo INTEGER NOT NULL DEFAULT 0
  ) STRICT`,
  `CREATE TABLE session (
    id TEXT PRIMARY KEY, userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE, token TEXT NOT NULL UNIQUE, expiresAt TEXT NOT NULL,
    ipAddress TEXT, userAgent TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, impersonatedBy TEXT
  ) STRICT`,
  'CREATE INDEX session_by_user ON session (userId)',
  `CREATE TABLE account (
    id TEXT PRIMARY KEY, accountId TEXT NOT NULL, providerId TEXT NOT NULL, userId TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
    accessToken TEXT, refreshToken TEXT, idToken TEXT, accessTokenExpiresAt TEXT, refreshTokenExpiresAt TEXT, scope TEXT,
    password TEXT, createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, UNIQUE (providerId, accountId)
  ) STRICT`,
  'CREATE INDEX account_by_user ON account (userId)',
  `CREATE TABLE verification (
    id TEXT PRIMARY KEY, identifier TEXT NOT NULL, value TEXT NOT NULL, expiresAt TEXT NOT NULL, createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX verification_by_identifier ON verification (identifier)',
  `CREATE TABLE invite (
    digest TEXT PRIMARY KEY, user_id TEXT REFERENCES user (id) ON DELETE CASCADE, expires_at INTEGER NOT NULL, used_at INTEGER
  ) STRICT`,
  'CREATE TABLE sign_in_limit (key TEXT PRIMARY KEY, count INTEGER NOT NULL, since INTEGER NOT NULL) STRICT',
  `CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, person_id TEXT, person_name TEXT, role TEXT,
    address TEXT, network TEXT, object TEXT, detail TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX audit_by_network ON audit (network, id)',
  'CREATE INDEX audit_by_person ON audit (person_id, id)',
  'CREATE INDEX audit_by_action ON audit (action, id)',
  `CREATE TRIGGER audit_in_order BEFORE INSERT ON audit WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM audit)
    BEGIN SELECT RAISE(ABORT, 'the audit log takes only its next row'); END`,
  "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
  "CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
];

import { type Kysely, sql } from 'kysely';

/**
 * The first schema. Claims refer to their hash by a small integer and count time from it: about 17 bytes a claim where 200 nodes
 * at one block a second make 17 million a day. No foreign key where the child has no index of its own (every delete would scan it).
 */
export async function schema1(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS: readonly string[] = [
  'CREATE TABLE network (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL) STRICT',
  `CREATE TABLE node (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL REFERENCES network (id), name TEXT NOT NULL, top_height INTEGER,
    UNIQUE (network_id, name)
  ) STRICT`,
  `CREATE TABLE block (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL, height INTEGER NOT NULL, hash BLOB NOT NULL, parent_hash BLOB NOT NULL,
    timestamp INTEGER NOT NULL, author BLOB, round INTEGER, round_source TEXT NOT NULL, committers BLOB NOT NULL, tx_count INTEGER NOT NULL,
    verification TEXT NOT NULL, verification_detail TEXT, standing INTEGER NOT NULL, proposer TEXT NOT NULL, validator_count INTEGER,
    first_seen_at INTEGER NOT NULL, seen_live INTEGER NOT NULL,
    UNIQUE (network_id, hash)
  ) STRICT`,
  'CREATE INDEX block_by_height ON block (network_id, height)',
  'CREATE INDEX block_by_first_seen ON block (network_id, first_seen_at)',
  'CREATE TABLE header (block_id INTEGER PRIMARY KEY REFERENCES block (id) ON DELETE CASCADE, body BLOB NOT NULL) STRICT',
  `CREATE TABLE claimed (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL, height INTEGER NOT NULL, hash BLOB NOT NULL, base_at INTEGER NOT NULL,
    UNIQUE (network_id, height, hash)
  ) STRICT`,
  'CREATE INDEX claimed_by_time ON claimed (network_id, base_at)',
  `CREATE TABLE claim (
    network_id INTEGER NOT NULL, height INTEGER NOT NULL, node_id INTEGER NOT NULL, claimed_id INTEGER NOT NULL, dt INTEGER NOT NULL,
    PRIMARY KEY (network_id, height, node_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE past_claim (
    id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL, height INTEGER NOT NULL, node_id INTEGER NOT NULL, claimed_id INTEGER NOT NULL,
    at INTEGER NOT NULL, lapsed_at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX past_claim_by_height ON past_claim (network_id, height)',
  'CREATE INDEX past_claim_by_lapse ON past_claim (network_id, lapsed_at)',
  'CREATE TABLE event (id INTEGER PRIMARY KEY, network_id INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL) STRICT',
  'CREATE INDEX event_by_time ON event (network_id, at)',
];

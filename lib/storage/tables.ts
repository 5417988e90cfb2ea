import type { Generated } from 'kysely';
import type { EvidencePiece, IncidentStatus, Severity, TurnKind } from '@/lib/incidents/types';
import type { NoticeTables } from './notice-tables';
import type { PeopleTables } from './people-tables';
import type { RecoveryTables } from './recovery-tables';

/** Rows as they lie in the database. Times in ms, `timestamp` in seconds, hashes 32 bytes, addresses 20. */
export type Tables = PeopleTables &
  NoticeTables &
  RecoveryTables & {
    network: { id: Generated<number>; key: string; name: string };
    /** `top_height`: this node's highest current claim, kept by every write so that pruning finds it without a scan. null = has none. */
    node: { id: Generated<number>; network_id: number; name: string; top_height: number | null };
    block: BlockRow;
    header: { block_id: number; body: Buffer };
    /** A hash somebody claimed at a height. No claim of it lies before `base_at`, from which they count. */
    claimed: { id: Generated<number>; network_id: number; height: number; hash: Buffer; base_at: number };
    /** Current claims only, at most one per node and height; seen at `claimed.base_at + dt`. */
    claim: { network_id: number; height: number; node_id: number; claimed_id: number; dt: number };
    past_claim: {
      id: Generated<number>;
      network_id: number;
      height: number;
      node_id: number;
      claimed_id: number;
      at: number;
      lapsed_at: number;
    };
    /** Stretches in which the network was watched without a gap. */
    watched: { network_id: number; from_at: number; to_at: number };
    event: { id: Generated<number>; network_id: number; at: number; kind: string; data: string };
    incident_watch: { network_id: number; last_number: number; memory: string | null };
    incident: IncidentTable;
    incident_turn: {
      id: Generated<number>;
      incident_id: number;
      at: number;
      kind: TurnKind;
      by_id: string | null;
      says: string | null;
      text: string | null;
      data: string;
    };
    evidence_body: { id: Generated<number>; sha256: Buffer; bytes: number; body: Buffer };
    evidence: {
      id: Generated<number>;
      incident_id: number;
      at: number;
      kind: EvidencePiece['kind'];
      node: string | null;
      height: number | null;
      hash: Buffer | null;
      body_id: number;
    };
  };

export type BlockRow = {
  id: Generated<number>;
  network_id: number;
  height: number;
  hash: Buffer;
  parent_hash: Buffer;
  timestamp: number;
  author: Buffer | null;
  round: number | null;
  round_source: 'header' | 'derived' | 'unknown';
  /** 20 bytes each, end to end. */
  committers: Buffer;
  tx_count: number;
  verification: 'verified' | 'mismatch' | 'unverifiable';
  /** mismatch: the faults as JSON; unverifiable: why. */
  verification_detail: string | null;
  /** Standing of the copy the facts come from: 2 verified, 1 unverifiable, 0 mismatch. */
  standing: number;
  proposer: 'expected' | 'unexpected' | 'unknown';
  validator_count: number | null;
  first_seen_at: number;
  seen_live: number;
};

/** `nodes` a JSON list; `words` lower case, what is searched; `body` deflated JSON. */
type IncidentTable = {
  id: Generated<number>;
  network_id: number;
  number: number;
  detector: string;
  key: string;
  status: IncidentStatus;
  severity: Severity;
  began_at: number;
  opened_at: number;
  updated_at: number;
  resolved_at: number | null;
  reopened: number;
  unknown_since: number | null;
  nodes: string;
  words: string;
  body: Buffer;
  ack_by: string | null;
  ack_at: number | null;
  assignee: string | null;
  shelved_by: string | null;
  shelved_at: number | null;
  shelved_until: number | null;
  shelved_reason: string | null;
  closed_by: string | null;
  closed_at: number | null;
  closed_cause: string | null;
};

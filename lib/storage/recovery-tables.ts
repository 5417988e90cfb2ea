import type { Generated } from 'kysely';
import type { Phase } from '@/lib/recovery/run-types';
import type { RecoveryLine, SavedPiece } from './recovery-store';

/** Rows of recovery plans. `plan` and `run` deflated JSON, `data` JSON; `held_until` in server ms. */
export type RecoveryTables = {
  recovery_book: { network_id: number; last_number: number; holder: string | null; held_until: number | null };
  recovery_confirmed: { network_id: number; blocker: string; by_id: string; at: number; reason: string };
  recovery_plan: {
    id: Generated<number>;
    network_id: number;
    number: number;
    revision: number;
    phase: Phase;
    is_open: number;
    hash: string;
    plan: Buffer;
    run: Buffer;
    author_id: string;
    author_name: string;
    approvals_needed: number;
    incident: number | null;
    made_at: number;
    ended_at: number | null;
  };
  recovery_line: {
    id: Generated<number>;
    plan_id: number;
    at: number;
    kind: RecoveryLine['kind'];
    step: string | null;
    node: string | null;
    by_id: string | null;
    data: string;
  };
  recovery_piece: {
    id: Generated<number>;
    plan_id: number;
    at: number;
    kind: SavedPiece['kind'];
    node: string;
    height: number | null;
    hash: Buffer | null;
    body_id: number;
  };
};

import type { Confirmed } from '@/lib/recovery/plan-types';
import type { KeptPlan, Run } from '@/lib/recovery/run-types';

export type { KeptPlan };

/** One line of what was done, append-only, in the report: sent calls, answers, checks, people. `data` is plain JSON without secrets. */
export type RecoveryLine = {
  readonly id: number;
  readonly at: number;
  readonly kind: 'event' | 'intent' | 'answer' | 'check' | 'step' | 'problem' | 'person';
  readonly step: string | null;
  readonly node: string | null;
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};
export type NewRecoveryLine = Omit<RecoveryLine, 'id'>;

/** A saved answer of a node, content-addressed by its SHA-256 over the body as UTF-8. */
export type SavedPiece = {
  readonly id: number;
  readonly at: number;
  readonly kind: 'header' | 'block' | 'receipts' | 'raw-transactions' | 'pool' | 'peers' | 'config' | 'validators' | 'missing';
  readonly node: string;
  readonly height: number | null;
  readonly hash: `0x${string}` | null;
  readonly sha256: string;
  readonly bytes: number;
};
export type NewSavedPiece = Omit<SavedPiece, 'id' | 'sha256' | 'bytes'> & { readonly body: string };

/** Inside one transaction. */
export interface RecoveryWrites {
  find(network: string, number: number): Promise<KeptPlan | null>;
  /** The one plan of a network that has not ended; null = none. */
  open(network: string): Promise<KeptPlan | null>;
  /** Rejects (code `conflict`) while another plan of the network is open. */
  create(plan: Omit<KeptPlan, 'number' | 'revision'>): Promise<KeptPlan>;
  /** Keeps the run; rejects (code `conflict`) when the revision is not the kept one. */
  save(network: string, number: number, revision: number, run: Run): Promise<void>;
  /** Asks for more approvals of a plan; rejects (code `conflict`) when the revision is not the kept one. */
  raiseApprovals(network: string, number: number, revision: number, approvals: 0 | 1 | 2): Promise<void>;
  log(network: string, number: number, lines: readonly NewRecoveryLine[]): Promise<void>;
  addPieces(network: string, number: number, pieces: readonly NewSavedPiece[]): Promise<void>;
  /** Keeps what a person takes on themselves; a later word on the same blocker replaces the earlier one. */
  confirm(network: string, confirmed: Confirmed): Promise<void>;
  /** Takes or renews the lease of a network's executor; false = another holder has it until later than `now`. */
  lease(network: string, holder: string, now: number, until: number): Promise<boolean>;
  releaseLease(network: string, holder: string): Promise<void>;
}

/** Reads; every method rejects with a StoreError. */
export interface RecoveryStore {
  find(network: string, number: number): Promise<KeptPlan | null>;
  open(network: string): Promise<KeptPlan | null>;
  /** Newest first. */
  list(network: string, limit?: number): Promise<readonly KeptPlan[]>;
  /** Those made for one incident, newest first. */
  ofIncident(network: string, incident: number): Promise<readonly KeptPlan[]>;
  /** What was confirmed at `sinceMs` or later, oldest first. */
  confirmed(network: string, sinceMs: number): Promise<readonly Confirmed[]>;
  lines(network: string, number: number): Promise<readonly RecoveryLine[]>;
  pieces(network: string, number: number): Promise<readonly SavedPiece[]>;
  pieceBody(network: string, number: number, piece: number): Promise<string | null>;
}

import type { Hash } from '@/lib/consensus/types';
import type { PersonView } from './incident-types';
import type { ApprovalView, LostTransactionView, NodeLeft, PlanView, SaidBy } from './recovery-types';

/** A saved piece by its digest; the archive holds its body. */
export type ReportPiece = {
  readonly id: number;
  readonly at: number;
  readonly kind: string;
  readonly node: string;
  readonly height: number | null;
  readonly hash: Hash | null;
  readonly sha256: string;
  readonly bytes: number;
};

/** A line of what was done, as the store keeps it. */
export type ReportLine = {
  readonly at: number;
  readonly kind: 'event' | 'intent' | 'answer' | 'check' | 'step' | 'problem' | 'person';
  readonly step: string | null;
  readonly node: string | null;
  /** Account id. */
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/** One sending of a task: as it went out, what came back, and whether what it was for was then seen. */
export type ReportCommand = {
  readonly task: string;
  readonly step: string | null;
  readonly node: string | null;
  readonly attempt: number;
  readonly calls: readonly string[];
  readonly times: number;
  readonly sentAt: number;
  readonly answer: { readonly at: number; readonly outcome: string; readonly said: string } | null;
  /** When a look showed it done; null = none did, for this sending. */
  readonly seenAt: number | null;
  /** Done by a person in the product's place. */
  readonly by: PersonView | null;
};

export type ReportTurn = { readonly at: number; readonly says: string; readonly node: string | null; readonly by: PersonView | null };

/** All of one recovery for machines; `recovery-report-text` makes the same readable. Times in server ms, sentences ready to show. */
export type RecoveryReport = {
  readonly format: 'quorumwatch-recovery-report-1';
  readonly madeAt: number;
  /** Server ms in words where it ends: "Recovered", "Aborted". */
  readonly sentence: string;
  /** What the plan rested on and the incident it was made for. */
  readonly happened: readonly string[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly leftAs: string | null;
  readonly plan: PlanView;
  /** `wasNeeded`: false = all of it is only for a node that stays behind, and none of it was. */
  readonly steps: readonly { readonly id: string; readonly title: string; readonly doneAt: number | null; readonly wasNeeded: boolean }[];
  readonly approvals: readonly ApprovalView[];
  /** It was handed in although its dry run foretold a stop. */
  readonly despite: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
  readonly breakGlass: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
  /** Who had it get out, and who ended it where it stood; null = nobody, or it is not known. */
  readonly aborted: SaidBy | null;
  readonly discarded: Omit<SaidBy, 'reason'> | null;
  /** Node by node, at its end. */
  readonly left: readonly NodeLeft[] | null;
  readonly leftOut: readonly { readonly node: string; readonly by: PersonView; readonly at: number }[];
  readonly commands: readonly ReportCommand[];
  readonly turns: readonly ReportTurn[];
  readonly evidence: {
    readonly saved: number;
    readonly wanted: number;
    readonly isComplete: boolean;
    readonly missing: readonly string[];
    readonly skipped: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
    readonly pieces: readonly ReportPiece[];
  };
  readonly transactions: readonly LostTransactionView[];
  readonly advice: readonly string[];
};

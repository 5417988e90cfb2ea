import type { DiagnosisInput } from '@/lib/incidents/types';
import type { NodeClient } from '@/lib/rpc/types';
import type { KeptPlan, NewRecoveryLine, RecoveryLine } from '@/lib/storage/recovery-store';
import type { Store, StoreTransaction } from '@/lib/storage/store';
import type { DryRun } from '../dry/types';
import type { DryRunInput } from '../dry-run';
import type { Offers, Plan, PlanInput } from '../plan-types';
import type { EvidenceProgress, Run, RunContext, RunEvent, Transition } from '../run-types';
import type { AskedNode, PieceShelf } from './evidence/types';
import type { GiveBackResult } from './give-back';

/** A node with two connections of the executor's own: a short one for looks, and one that waits for long answers, so that neither holds up the other. */
export type DeskNode = { readonly name: string; readonly looks: NodeClient; readonly acts: NodeClient };

/** The pure part: what is decided. */
export type Rules = {
  /** In pieces, so that nothing else waits for the whole of it. */
  readonly offerPlans: (input: PlanInput) => Generator<undefined, Offers, undefined>;
  readonly transition: (plan: Plan, context: RunContext, run: Run, event: RunEvent) => Transition;
  /** The same. */
  readonly dryRun: (plan: Plan, context: RunContext, input: DryRunInput) => Generator<undefined, DryRun, undefined>;
};

/** What work that takes many questions is given. */
export type WorkInput = {
  readonly kept: KeptPlan;
  readonly nodes: readonly AskedNode[];
  readonly shelf: PieceShelf;
  /** Where pieces of earlier plans of the network lie, newest first. Rejects with a StoreError. */
  readonly earlier: () => Promise<readonly Pick<PieceShelf, 'saved' | 'body'>[]>;
  /** Lines of the plan so far, and one more, in the audit log too: what is intended is kept before it is done. Both reject with a StoreError. */
  readonly lines: () => Promise<readonly RecoveryLine[]>;
  readonly log: (line: NewRecoveryLine) => Promise<void>;
  /** Server ms. */
  readonly now: () => number;
  /** False once the run is paused or over, the desk stops or has lost its lease: nothing more may be sent. */
  readonly mayGoOn: () => boolean;
};

/** Work beside the tasks of a plan, asked for again until it is done: each begins with what is kept. Both reject with a StoreError only. */
export type Works = {
  readonly saveEvidence: (input: WorkInput, onProgress: (progress: EvidenceProgress) => void) => Promise<EvidenceProgress>;
  /** One pass. */
  readonly giveBack: (input: WorkInput) => Promise<GiveBackResult>;
};

/**
 * What keeps this process from carrying out the open plan, since when (server ms). `store` = nothing can be kept, so nothing is sent; `elsewhere` =
 * another process on the same store has the lease; `failed` = it went wrong otherwise, and is tried again.
 */
export type Hindrance = { readonly since: number } & (
  | { readonly kind: 'store'; readonly problem: string; readonly remedy: string }
  | { readonly kind: 'elsewhere' | 'failed' }
);

export type DeskDeps = {
  readonly network: string;
  readonly nodes: readonly DeskNode[];
  /** Server time, and how many server ms one real ms is. Somebody may set it: the machine knows. */
  readonly clock: { readonly now: () => number; readonly rate: number };
  /** Server ms of a clock that nobody sets. */
  readonly pace: () => number;
  readonly store: Pick<Store, 'recovery' | 'transaction'>;
  /** Ids of those who may approve plans now, as this transaction has it. Rejects with a StoreError. */
  readonly approvers: (trx: StoreTransaction) => Promise<readonly string[]>;
  /** What the watch makes of the network now. */
  readonly watch: () => DiagnosisInput;
  readonly rules: Rules;
  readonly works: Works;
  /** Called after every change that was kept. */
  readonly onChange: (plan: KeptPlan) => void;
  /** Called with what went wrong in keeping; the desk goes on when it can. */
  readonly onTrouble: (error: unknown) => void;
  /** Who this process is among those that use the store; another for every start. */
  readonly holder: string;
  /** Waits real ms; a timer unless told otherwise. */
  readonly wait?: (ms: number) => Promise<void>;
};

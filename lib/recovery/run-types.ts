import type { Phrase } from '@/lib/incidents/phrase';
import type { DryRun } from './dry/types';
import type { Check, Plan, Step, StepKind } from './plan-types';
import type { Problem } from './problem-types';
import type { BlockId, NodeLook } from './survey-types';

/** Where a run stands. Between `ready` and `done` the phase is the kind of the step under way. */
export type Phase =
  | 'draft'
  | 'dry-run'
  | 'awaiting-approval'
  | 'ready'
  | StepKind
  | 'paused'
  | 'aborting'
  | 'done'
  | 'aborted'
  | 'failed'
  | 'discarded';

export const ENDED: readonly Phase[] = ['done', 'aborted', 'failed', 'discarded'];

export type Person = { readonly id: string; readonly name: string };

/** One task's way. `sending` is stored before the call goes out; `unsure` = sent perhaps, to be resolved by looking. */
export type TaskState =
  /** `attempt` = it was sent so often before, and refused. */
  | { readonly state: 'waiting'; readonly attempt?: number }
  | { readonly state: 'sending'; readonly attempt: number; readonly since: number }
  | { readonly state: 'unsure'; readonly attempt: number; readonly since: number; readonly why: string }
  | { readonly state: 'answered'; readonly attempt: number; readonly at: number; readonly reply: string }
  | { readonly state: 'refused'; readonly attempt: number; readonly at: number; readonly reply: string }
  | { readonly state: 'by-hand'; readonly by: Person; readonly at: number; readonly pasted: string | null }
  | { readonly state: 'verified'; readonly at: number; readonly attempt?: number }
  /** A remedy that was left undone: what it is for was so already. */
  | { readonly state: 'not-needed'; readonly at: number }
  /** Left out after a person said so, where the step allows it. */
  | { readonly state: 'left-out'; readonly by: Person; readonly at: number };

/** `waiting` = not yet, and still time; `unknown` = can't be told: it never passes. */
export type CheckResult = {
  readonly check: Check;
  readonly state: 'passed' | 'waiting' | 'failed' | 'unknown';
  readonly expected: Phrase;
  readonly seen: Phrase;
};

/** A node's head as the plan believes it: what a look is held against. Changed only by a verified task. */
export type Expected = Readonly<Record<string, BlockId>>;

export type Run = {
  readonly phase: Phase;
  /** The phase to go back to; null = not paused. */
  readonly pausedFrom: Phase | null;
  /** Index into the plan's steps, or into `wayOut` while aborting. */
  readonly step: number;
  readonly stepSince: number;
  /** The latest time that was told to it: time never goes back for a run. */
  readonly clock: number;
  /** When the last call of this step was answered: looks asked for before do not count for what follows; null = none yet. */
  readonly answeredAt: number | null;
  /** Times (server ms) at which steps of the plan ended, by id. */
  readonly doneSteps: Readonly<Record<string, number>>;
  readonly confirmedStep: string | null;
  readonly tasks: Readonly<Record<string, TaskState>>;
  /** Nodes that were lost and that a person goes on without, by name. */
  readonly leftOut: Readonly<Record<string, { readonly by: Person; readonly at: number }>>;
  readonly expected: Expected;
  /** What time-dependent checks remember, by a key of the check: since when it holds. */
  readonly holdsSince: Readonly<Record<string, number>>;
  /** Nobody looked for a while, or a peer was seen in a pause: isolation is proven anew before the next rewind. */
  readonly proofGone?: true | 'gap' | 'peer';
  /** The last time it went back to a step, to make so again what had come undone, and why. */
  readonly wentBack?: { readonly at: number; readonly to: string; readonly why: Phrase };
  /** Nodes that it goes on without, or that were stopped when it was planned, and that answer again: where they stood when they were compared. */
  readonly returned?: Readonly<Record<string, Returned>>;
  /** When nodes were last silent at two looks in a row since the plan was made, by name. */
  readonly away?: Readonly<Record<string, number>>;
  /** When each of those answered again, and that its log shows the same process; gone with its next silence. */
  readonly back?: Readonly<Record<string, { readonly at: number; readonly isSame?: true }>>;
  /** How often links that came back were cut again without a person's word, since the last one. */
  readonly cutAgain?: number;
  readonly checks: readonly CheckResult[];
  readonly looks: readonly NodeLook[];
  readonly problem: Problem | null;
  readonly approvals: readonly Approval[];
  readonly breakGlass: { readonly by: Person; readonly at: number; readonly reason: string } | null;
  /** Why it was handed in although its dry run foretold a stop. */
  readonly despite?: { readonly by: Person; readonly at: number; readonly reason: string };
  /** Why evidence is not waited for; null = it is. */
  readonly evidenceSkipped: { readonly by: Person; readonly at: number; readonly reason: string } | null;
  readonly evidence: EvidenceProgress;
  readonly dryRun: DryRun | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** What state the network is left in; null = not ended. */
  readonly leftAs: Phrase | null;
  readonly givenBack: readonly GivenBack[];
  /** Dropped blocks that nobody has: which transactions they held can't be told. */
  readonly unsaved?: readonly BlockId[];
  /** Steps of the way out, made when it was aborted; null = not aborted. */
  readonly wayOut: readonly Step[] | null;
  /** Who had it get out, and why; absent = nobody had, or an earlier version kept it. */
  readonly aborted?: { readonly by: Person; readonly at: number; readonly reason: string };
  /** Who ended it where it stood; absent = nobody did, or an earlier version kept it. */
  readonly discarded?: { readonly by: Person; readonly at: number };
};

/** `well` = on the chain of those that go on, or below the fork; `other` = with a block that those do not hold. */
export type Returned = { readonly at: number; readonly is: 'well' | 'other'; readonly head: BlockId };

export type Approval = {
  readonly by: Person;
  readonly at: number;
  readonly planHash: string;
  readonly expiresAt: number;
  readonly withdrawnAt: number | null;
};

export type EvidenceProgress = {
  readonly wanted: number;
  readonly saved: number;
  readonly missing: readonly string[];
  readonly isComplete: boolean;
};

/** What became of one transaction of a dropped block. */
export type GivenBack = {
  readonly hash: `0x${string}`;
  readonly fate: 'in-kept-chain' | 'back-in-pool' | 'missing' | 'nonce-used' | 'private' | 'resent' | 'refused' | 'unknown';
  readonly sender: `0x${string}` | null;
  readonly nonce: number | null;
  /** Where it is now, what it was replaced by, or why it is nowhere. */
  readonly detail: Phrase | null;
  /** The block it is in now; null = in none, or not agreed on. */
  readonly block: BlockId | null;
  /** Saved blocks that held it. */
  readonly was: readonly BlockId[];
  /** How often it was sent again, how often a node took it, and when it was sent last; null = never sent. */
  readonly sent: { readonly times: number; readonly taken: number; readonly at: number } | null;
  /** Since when this is so. */
  readonly at: number;
};

export type RunEvent =
  | { readonly kind: 'dry-run'; readonly at: number; readonly result: DryRun }
  | { readonly kind: 'submit'; readonly at: number; readonly by: Person; readonly reason?: string }
  | { readonly kind: 'approve'; readonly at: number; readonly by: Person; readonly planHash: string; readonly expiresAt: number }
  | { readonly kind: 'withdraw'; readonly at: number; readonly by: Person }
  | { readonly kind: 'break-glass'; readonly at: number; readonly by: Person; readonly reason: string }
  | { readonly kind: 'start'; readonly at: number; readonly by: Person; readonly looks: readonly NodeLook[] }
  | { readonly kind: 'confirm'; readonly at: number; readonly by: Person; readonly step: string; readonly height: number }
  /** A fresh look at every node. */
  | { readonly kind: 'looked'; readonly at: number; readonly looks: readonly NodeLook[] }
  | { readonly kind: 'answered'; readonly at: number; readonly task: string; readonly reply: string }
  | { readonly kind: 'refused'; readonly at: number; readonly task: string; readonly reply: string }
  /** A time-out, a cut line: it may have been done. */
  | { readonly kind: 'lost'; readonly at: number; readonly task: string; readonly why: string }
  | { readonly kind: 'evidence'; readonly at: number; readonly progress: EvidenceProgress }
  | { readonly kind: 'skip-evidence'; readonly at: number; readonly by: Person; readonly reason: string }
  | { readonly kind: 'by-hand'; readonly at: number; readonly by: Person; readonly task: string; readonly pasted: string | null }
  | { readonly kind: 'leave-out'; readonly at: number; readonly by: Person; readonly node: string }
  | {
      readonly kind: 'given-back';
      readonly at: number;
      readonly transactions: readonly GivenBack[];
      readonly isDone: boolean;
      readonly unsaved?: readonly BlockId[];
    }
  | { readonly kind: 'pause'; readonly at: number; readonly by: Person | null }
  | { readonly kind: 'resume'; readonly at: number; readonly by: Person }
  | { readonly kind: 'abort'; readonly at: number; readonly by: Person; readonly reason: string }
  | { readonly kind: 'discard'; readonly at: number; readonly by: Person }
  /** The process was started anew: what was under way is unsure. */
  | { readonly kind: 'restarted'; readonly at: number };

/** What the executor does after the commit. Each is safe to ask for twice: it is derived from what is stored. */
export type Effect =
  | { readonly kind: 'look' }
  | { readonly kind: 'send'; readonly task: string }
  | { readonly kind: 'save-evidence' }
  | { readonly kind: 'give-back' };

/** The policy in force, and who made the plan: what a transition needs beside plan and run. */
export type RunContext = {
  readonly planHash: string;
  readonly author: Person;
  readonly approvalsNeeded: 0 | 1 | 2;
  /** Ids of those who may approve at this moment: of nobody else an approval counts. `all` = nobody's is looked at, as in a dry run. */
  readonly approvers: readonly string[] | 'all';
};

/** Refused: the event does not fit the state; nothing changed. */
export type Transition =
  | {
      readonly ok: true;
      readonly run: Run;
      readonly effects: readonly Effect[];
      /** Checks that were judged by it, also where their step ended with them. */
      readonly judged?: readonly CheckResult[];
    }
  | { readonly ok: false; readonly refusal: Phrase };

/** What a plan of an earlier version was kept without. */
export type NotKept = 'title' | 'votes' | 'dry-run' | 'transactions';

/** A plan with its run as kept. Numbers ascend per network from 1 and are never given twice. */
export type KeptPlan = {
  readonly network: string;
  readonly number: number;
  /** Counts every change: a write names the revision it was made from. */
  readonly revision: number;
  readonly hash: string;
  readonly plan: Plan;
  readonly run: Run;
  readonly author: Person;
  readonly approvalsNeeded: 0 | 1 | 2;
  /** The incident it was made for; null = none. */
  readonly incident: number | null;
  readonly madeAt: number;
  /** Left out = all that this version keeps. */
  readonly notKept?: readonly NotKept[];
};

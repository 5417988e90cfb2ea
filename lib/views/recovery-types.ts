import type { Address, Hash } from '@/lib/consensus/types';
import type { Blocker, EmptiedPool, Landing, StepKind, Worth } from '@/lib/recovery/plan-types';
import type { Choice } from '@/lib/recovery/problem-types';
import type { Phase } from '@/lib/recovery/run-types';
import type { BlockId } from '@/lib/recovery/survey-types';
import type { Allowed, PersonView } from './incident-types';
import type { RunState } from './recovery-now';
import type { Keeping } from './types';

export type { Choice, Phase };

/** What a person did about a plan, with their reason. */
export type SaidBy = { readonly by: PersonView; readonly at: number; readonly reason: string };

/** A plan in one line: lists, the banner of a running recovery. */
export type PlanRow = {
  readonly number: number;
  readonly title: string;
  readonly state: RunState;
  readonly phase: Phase;
  /** "Step 5 of 10: rewind validator-2", "Recovered", "Waits for an approval". */
  readonly sentence: string;
  /** That it goes on without approval, by whom and why; null = it does not, or has ended. */
  readonly glass: string | null;
  /** Who let it go on without approval, and why; null = nobody did. */
  readonly brokeGlass: SaidBy | null;
  /** Who had it get out, and why; null = nobody did, or it is not known. */
  readonly aborted: SaidBy | null;
  readonly author: PersonView;
  readonly madeAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly incident: number | null;
};

export type BlockerView = Omit<Blocker, 'says' | 'remedy'> & { readonly says: string; readonly remedy: string };

export type LandingView = Omit<Landing, 'why'> & { readonly why: string };

/** What a plan keeps, loses and needs; the same on offers and on the plan's own page. null = not known. */
export type WorthView = Omit<Worth, 'proven' | 'losesVotes' | 'emptiesPools' | 'warns'> & {
  readonly proven: string;
  /** Nodes whose process ends, with what waited in their pools; pending null = not told. */
  readonly emptiesPools: readonly EmptiedPool[];
  /** "to add X, cast by Y"; null = not known. */
  readonly losesVotes: readonly string[] | null;
  readonly warns: readonly string[];
};

/** One way to go, side by side with the others. `id` = "playbook/variant". */
export type OfferView = {
  readonly id: string;
  readonly playbook: string;
  readonly variant: string;
  /** Binds what is shown to what is planned: sent with the wish to plan it. */
  readonly hash: string;
  readonly title: string;
  readonly why: string;
  readonly isRecommended: boolean;
  readonly isDestructive: boolean;
  readonly worth: WorthView;
  readonly landings: readonly LandingView[];
  readonly steps: readonly { readonly title: string; readonly isOnlyIfNeeded: boolean }[];
  readonly blockers: readonly BlockerView[];
  /** Whether the reader may plan it now. */
  readonly may: Allowed;
};

export type OffersView = {
  /** When the nodes were asked, server ms. */
  readonly at: number;
  /** What is to be chosen, in one sentence. */
  readonly sentence: string;
  readonly because: string;
  readonly branchFacts: readonly string[];
  /** The recommended one first. */
  readonly offers: readonly OfferView[];
  readonly notHere: readonly { readonly id: string; readonly title: string; readonly why: string }[];
  readonly confirmed: readonly { readonly blocker: string; readonly by: string; readonly at: number; readonly reason: string }[];
};

/** GET /api/v1/networks/{id}/recovery; the page is rendered without offers, which need the nodes' answers. */
export type RecoveryHomeView = {
  readonly network: string;
  readonly networkName: string;
  readonly asOf: number | null;
  readonly open: PlanRow | null;
  /** Newest first; those that have ended. */
  readonly past: readonly PlanRow[];
  /** null = not asked for, or `offersWhyNot` says why they can't be told. */
  readonly offers: OffersView | null;
  readonly offersWhyNot: string | null;
  readonly may: { readonly plan: Allowed; readonly confirmStopped: Allowed };
  readonly me: PersonView | null;
  readonly keeping: Keeping;
};

export type HeadChange = {
  readonly task: string;
  readonly node: string;
  readonly from: (BlockId & { readonly branch: string | null }) | null;
  readonly to: BlockId & { readonly branch: string | null };
};

export type PlannedTaskView = {
  readonly id: string;
  readonly node: string;
  /** `debug_setHead("0xdb851")`, one a call; empty = nothing is called. */
  readonly calls: readonly string[];
  readonly times: number;
  readonly isDestructive: boolean;
  /** Whether a person may do it instead. */
  readonly hasHandWork: boolean;
  /** It can only be done by hand. */
  readonly isByHand: boolean;
};

/** A step as planned: nothing in it changes while it runs. */
export type PlannedStepView = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** One line beside the title in the list of steps. */
  readonly note: string | null;
  readonly says: readonly string[];
  readonly loses: readonly string[];
  readonly wayOut: string;
  readonly nodes: readonly string[];
  readonly order: 'together' | 'one-by-one';
  readonly tasks: readonly PlannedTaskView[];
  readonly heads: readonly HeadChange[];
  /** What must hold before anything is sent, and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly limitMs: number;
  /** At its limit it is over all the same; else it stops the plan. */
  readonly mayRunLate: boolean;
  readonly expectedMs: number | null;
  readonly confirmHeight: number | null;
  readonly isDestructive: boolean;
  /** A remedy: left out where nothing has to be mended. */
  readonly isOnlyIfNeeded: boolean;
};

/** The plan as it will run. Never changes for one number: read once. */
export type PlanView = {
  readonly network: string;
  readonly networkName: string;
  readonly number: number;
  readonly hash: string;
  readonly playbook: string;
  readonly title: string;
  readonly author: PersonView;
  readonly madeAt: number;
  readonly incident: number | null;
  readonly approvalsNeeded: 0 | 1 | 2;
  readonly isDestructive: boolean;
  readonly ancestor: BlockId | null;
  readonly target: BlockId | null;
  readonly absent: readonly string[];
  /** What is not known of it because an earlier version kept it, in words. */
  readonly notKept: readonly string[];
  readonly worth: WorthView;
  readonly landings: readonly LandingView[];
  readonly steps: readonly PlannedStepView[];
};

export type StepState = 'done' | 'not-needed' | 'now' | 'stopped' | 'to-come' | 'not-done';

/** Where a step stands; by its id. */
export type StepNow = {
  readonly id: string;
  readonly state: StepState;
  readonly doneAt: number | null;
  /** What came of it, once it is done or under way: "4 of 4 nodes". */
  readonly note: string | null;
};

export type TaskNow = {
  readonly id: string;
  readonly node: string;
  readonly state: 'waiting' | 'sending' | 'unsure' | 'answered' | 'refused' | 'by-hand' | 'verified' | 'not-needed' | 'left-out';
  readonly says: string;
  /** The node's own answer, or what was pasted; null = none. */
  readonly answer: string | null;
  readonly at: number | null;
};

export type CheckNow = {
  readonly node: string | null;
  readonly state: 'passed' | 'waiting' | 'failed' | 'unknown';
  readonly expected: string;
  readonly seen: string;
};

export type ProblemView = {
  readonly code: string;
  readonly at: number;
  readonly node: string | null;
  readonly task: string | null;
  readonly says: string;
  readonly expected: string | null;
  readonly seen: string | null;
  readonly answer: string | null;
  readonly choices: readonly Choice[];
};

/** One node as it answered last, by the executor's own look while it looks, else by the watch. */
export type NodeNow = {
  readonly name: string;
  readonly address: Address | null;
  readonly role: 'validator' | 'member' | 'unknown';
  readonly answered: boolean;
  /** When its answer came; of one that does not answer, when it was given up. null = never asked. */
  readonly at: number | null;
  /** Its last good answer; null = none yet. */
  readonly answeredAt: number | null;
  readonly failure: string | null;
  readonly head: BlockId | null;
  readonly branch: string | null;
  /** Its head is what the plan expects; null = can't be told, or the plan expects nothing. */
  readonly asExpected: boolean | null;
  readonly peers: number | null;
  readonly mining: boolean | null;
  readonly isAbsent: boolean;
  /** A person went on without it after it was lost. */
  readonly isLeftOut: boolean;
};

type KnownBlock = BlockId & { readonly branch: string | null };

/** How a node was seen last before the run ended. */
export type NodeLeft = {
  readonly name: string;
  /** When it answered, or was given up; null = it was not looked at. */
  readonly at: number | null;
  /** It answered that look. */
  readonly isKnown: boolean;
  /** Its head when this was planned, and at that look; null = not known. */
  readonly before: KnownBlock | null;
  readonly head: KnownBlock | null;
  /** Its core and its links in words. */
  readonly says: readonly string[];
};

/** A head of a dry run: a block, or in words why it is none that is known. */
export type DryHeadView = { readonly block: BlockId | null; readonly branch: string | null; readonly says: string | null };

/** What would be called at one node at once, `times` times. */
export type DryCallsView = { readonly node: string; readonly calls: readonly string[]; readonly times: number };

/** `later`: the plan's own calls decide it, so it can be read only while it runs. */
export type DryCheckView = {
  readonly when: 'before' | 'after';
  readonly state: 'holds' | 'holds-not' | 'not-told' | 'later';
  readonly says: readonly string[];
  /** What was seen instead. */
  readonly seen: readonly string[];
};

export type DryStepView = {
  readonly step: string;
  readonly kind: StepKind;
  readonly title: string;
  readonly isDestructive: boolean;
  /** Whether the dry run came to it. */
  readonly isReached: boolean;
  readonly isOnlyIfNeeded: boolean;
  readonly expectedMs: number | null;
  readonly confirmHeight: number | null;
  /** In the order in which they would be sent. */
  readonly calls: readonly DryCallsView[];
  readonly byHand: readonly DryCallsView[];
  /** Heads that change in it. */
  readonly heads: readonly { readonly node: string; readonly from: DryHeadView; readonly to: DryHeadView }[];
  readonly checks: readonly DryCheckView[];
};

export type DryRunView = {
  readonly at: number;
  readonly ok: boolean;
  readonly sentence: string;
  /** Groups of calls that nodes keep closed, or do not say whether they serve them; what is open is not named. */
  readonly permissions: readonly {
    readonly state: 'closed' | 'unknown';
    /** Only a remedy would call it. */
    readonly isForRemedy: boolean;
    readonly says: string;
    readonly answers: readonly string[];
  }[];
  /** What has changed since the plan was made. */
  readonly problems: readonly string[];
  /** Where the machine would stop; `title` null = before its first step. */
  readonly stop: {
    readonly title: string | null;
    readonly says: string;
    readonly expected: string | null;
    readonly seen: string | null;
    readonly answer: string | null;
  } | null;
  /** What becomes of it when a node lands below what is asked; null = none may, or it goes on all the same. */
  readonly risk: string | null;
  /** Server ms of all steps but remedies; null = can't be said. */
  readonly expectedMs: number | null;
  /** How many calls would be sent. */
  readonly calls: number;
  /** Every head it starts from. */
  readonly heads: readonly { readonly node: string; readonly head: DryHeadView }[];
  readonly steps: readonly DryStepView[];
};

export type ApprovalView = {
  readonly by: PersonView;
  readonly at: number;
  readonly expiresAt: number;
  /** `no-longer` = whoever gave it may not approve any more. Of a plan that has started: as it was then. */
  readonly state: 'valid' | 'withdrawn' | 'expired' | 'other-plan' | 'no-longer';
};

export type LostTransactionView = {
  readonly hash: Hash;
  readonly fate: string;
  readonly says: string;
  readonly sender: Address | null;
  readonly nonce: number | null;
  readonly detail: string | null;
  readonly isAccounted: boolean;
};

export const RECOVERY_VERBS = [
  'dry-run',
  'submit',
  'approve',
  'withdraw',
  'break-glass',
  'start',
  'confirm',
  'pause',
  'resume',
  'abort',
  'discard',
  'by-hand',
  'leave-out',
  'skip-evidence',
] as const;
export type RecoveryVerb = (typeof RECOVERY_VERBS)[number];

/** What changes while a plan runs. GET …/recovery/{number}?part=run. */
export type RunView = {
  readonly number: number;
  readonly revision: number;
  readonly hash: string;
  /** When this was read, server ms. */
  readonly asOf: number;
  readonly phase: Phase;
  readonly state: RunState;
  /** "Step 5 of 10: rewind validator-2". */
  readonly sentence: string;
  /** Index into the plan's steps, into `wayOut` while aborting; null = none is under way. */
  readonly step: number | null;
  readonly stepSince: number;
  /** Of the plan and then of its way out, by id. */
  readonly steps: readonly StepNow[];
  readonly wayOut: readonly PlannedStepView[] | null;
  readonly isConfirmed: boolean;
  /** Of the step under way. */
  readonly tasks: readonly TaskNow[];
  /** Nodes that stay behind, that only a remedy by hand is left for, and that the run can go on without. */
  readonly behind: readonly string[];
  readonly checks: readonly CheckNow[];
  readonly progress: { readonly done: number; readonly of: number; readonly what: 'nodes' | 'checks' | 'pieces' } | null;
  readonly problem: ProblemView | null;
  readonly nodes: readonly NodeNow[];
  readonly dryRun: DryRunView | null;
  readonly approvals: readonly ApprovalView[];
  readonly approvalsLeft: number;
  readonly breakGlass: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
  /** The same in words, until it has ended; null = it has its approvals, or needs none. */
  readonly glass: string | null;
  readonly evidence: { readonly saved: number; readonly wanted: number; readonly missing: readonly string[]; readonly isComplete: boolean };
  /** It was handed in although its dry run foretold a stop; null = it foretold none. */
  readonly despite: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
  readonly evidenceSkipped: { readonly by: PersonView; readonly at: number; readonly reason: string } | null;
  readonly lost: readonly LostTransactionView[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly leftAs: string | null;
  /** What to do once it has ended short of its end; null = it has not, or came to its end. */
  readonly next: string | null;
  /** Node by node, at its end; null = it was not begun, or has not ended. */
  readonly left: readonly NodeLeft[] | null;
  readonly aborted: SaidBy | null;
  readonly discarded: Omit<SaidBy, 'reason'> | null;
  readonly may: Readonly<Record<RecoveryVerb, Allowed>>;
  readonly me: PersonView | null;
  /** Others who look at this plan now. */
  readonly here: readonly PersonView[];
  readonly keeping: Keeping;
  /** Why nothing of the plan is done by the process that was asked, and since when; null = it is carried out, or over. */
  readonly hindrance: { readonly since: number; readonly says: string } | null;
};

/** GET …/recovery/{number}: both parts. */
export type RecoveryView = { readonly plan: PlanView; readonly run: RunView };

/**
 * What a person asks of a plan: POST …/recovery/{number}/{verb} with the rest as its JSON body. Answers 200, or problem+json with `detail` and
 * `remedy` fit to be shown (409 when it does not fit the state any more).
 */
export type RecoveryCommand =
  | { readonly verb: 'submit'; readonly reason?: string }
  | { readonly verb: 'dry-run' | 'withdraw' | 'pause' | 'resume' | 'discard' }
  /** `withdrawn`: how many approvals of one's own have been taken back. */
  | { readonly verb: 'approve'; readonly hash: string; readonly withdrawn: number }
  | { readonly verb: 'start'; readonly hash: string }
  | { readonly verb: 'break-glass' | 'abort' | 'skip-evidence'; readonly reason: string }
  | { readonly verb: 'confirm'; readonly step: string; readonly height: number }
  | { readonly verb: 'by-hand'; readonly task: string; readonly pasted: string | null }
  | { readonly verb: 'leave-out'; readonly node: string };

/** POST …/recovery: makes a plan of an offer; answers 201 with {number}. 409 when the network changed since it was offered. */
export type PlanCommand = { readonly playbook: string; readonly variant: string; readonly hash: string; readonly incident: number | null };

/** POST …/recovery/confirm-stopped: a person takes a blocker on themselves, recorded. */
/** `address`: of a node that does not say who it is, as read on its machine. */
export type ConfirmStoppedCommand = { readonly blocker: string; readonly reason: string; readonly address?: string };

/** GET …/recovery/{number}/commands?task=: one task as commands to type. */
export type HandView = {
  /** null = all that the node does in the plan. */
  readonly task: string | null;
  readonly node: string;
  readonly ways: readonly {
    readonly way: 'curl' | 'geth' | 'kubectl' | 'docker' | 'systemd' | 'shell';
    readonly text: string;
    readonly variables: readonly { readonly name: string; readonly means: string }[];
    readonly notes: readonly string[];
  }[];
  readonly files: readonly { readonly name: string; readonly text: string; readonly says: string }[];
};

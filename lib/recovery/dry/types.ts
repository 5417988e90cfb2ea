import type { Hash } from '@/lib/consensus/types';
import type { Phrase } from '@/lib/incidents/phrase';
import type { Landing } from '../plan-types';
import type { Problem } from '../problem-types';
import type { BlockId } from '../survey-types';

/** Whether a node lets the product make the calls of one API group, by its own answer now. `unknown` never counts as open. */
export type Permission = {
  readonly node: string;
  /** "debug" */
  readonly group: string;
  readonly state: 'open' | 'closed' | 'unknown';
  /** `call` = a call of the group was answered; `list` = the node's own list of groups says so; null = neither was told. */
  readonly by: 'call' | 'list' | null;
  /** What it answered, scrubbed; null = nothing worth telling. */
  readonly answer: string | null;
  /** Only remedies call it: it may not be needed. */
  readonly isForRemedy: boolean;
};

/** A head as it should be after a step. */
export type DryHead =
  | { readonly kind: 'block'; readonly height: number; readonly hash: Hash }
  /** A block that nobody has made yet, above this one. */
  | { readonly kind: 'new'; readonly above: BlockId }
  /** It was rewound to `asked`, and may stop below it: where it lands is not known. */
  | {
      readonly kind: 'not-known';
      readonly asked: number;
      readonly lowest: number | null;
      readonly expected: Exclude<Landing['expected'], 'exactly'>;
    }
  /** It does not answer, or does not tell its head. */
  | { readonly kind: 'not-told' };

/**
 * What can be said of a check beforehand: read now, and the plan itself changes nothing of it until then; `not-told` = asked, and the node does not
 * tell it; `later` = the plan's own calls decide it, so that it can only be read when it runs.
 */
export type DryCheck = 'holds' | 'holds-not' | 'not-told' | 'later';

/** One step gone through without sending. Checks and tasks stand in the plan: here is what came of them, in its order. */
export type DryStep = {
  readonly step: string;
  /** Whether the machine came to it. */
  readonly isReached: boolean;
  /** Tasks whose calls would be sent, in that order; those of a person's hand are in `byHand`. */
  readonly sends: readonly string[];
  readonly byHand: readonly string[];
  /** Heads that are no longer what they were before the step, by node. */
  readonly heads: Readonly<Record<string, DryHead>>;
  readonly before: readonly DryCheck[];
  readonly after: readonly DryCheck[];
  /** What was seen instead, of checks that do not hold or are not told: "before:3". */
  readonly seen: Readonly<Record<string, Phrase>>;
};

/** Where the machine would stop by itself, and why; `step` null = before the first. */
export type DryStop = { readonly step: string | null; readonly problem: Problem };

/** Where it would stop when a node lands below what is asked: at which height is not known. */
export type DryRisk = { readonly step: string; readonly node: string | null; readonly code: Problem['code'] };

export type DryRun = {
  readonly at: number;
  /** It comes to its end, rests on what is so now, and nothing it needs is closed or unknown. */
  readonly ok: boolean;
  /** Heads it starts from, by node. */
  readonly heads: Readonly<Record<string, DryHead>>;
  readonly steps: readonly DryStep[];
  /** Where every head lands as asked. */
  readonly stop: DryStop | null;
  /** Where it stops when a node that may land below what is asked does; null = nowhere, or none may. */
  readonly stopIfBelow: DryRisk | null;
  readonly permissions: readonly Permission[];
  /** What of the plan's basis is no longer so. */
  readonly problems: readonly Phrase[];
};

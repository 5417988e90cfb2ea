import type { Plan } from '../plan-types';
import type { CheckResult, Run } from '../run-types';
import type { NodeLook } from '../survey-types';

/** What checks are judged from. */
export type Reading = {
  readonly plan: Plan;
  readonly run: Run;
  /** The node's answer, asked for since then and not in the future; null = there is none yet. A node that did not answer has a look that says so. */
  readonly fresh: (node: string) => NodeLook | null;
  readonly since: number;
  /** What was remembered of the looks before, by key. */
  readonly memory: Readonly<Record<string, number>>;
};

/** `keeps`: what is to be remembered, null = forgotten. */
export type Verdict = Pick<CheckResult, 'state' | 'seen'> & { readonly keeps?: Readonly<Record<string, number | null>> };

import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan, Step, Task } from '@/lib/recovery/plan-types';
import type { GivenBack, NotKept, Run } from '@/lib/recovery/run-types';

type OlderTask = Task & { readonly onlyIfNeeded?: true };
type OlderPlan = Omit<Plan, 'title' | 'worth'> & {
  readonly title?: Phrase;
  readonly worth: Omit<Plan['worth'], 'losesVotes'> & Partial<Pick<Plan['worth'], 'losesVotes'>>;
};
type OlderGivenBack = Pick<GivenBack, 'hash' | 'fate' | 'sender' | 'nonce' | 'at'> &
  Partial<Pick<GivenBack, 'block' | 'was' | 'sent'>> & { readonly detail: Phrase | string | null };
type OlderRun = Omit<Run, 'clock' | 'answeredAt' | 'leftOut' | 'givenBack'> &
  Partial<Pick<Run, 'clock' | 'answeredAt' | 'leftOut'>> & { readonly givenBack: readonly OlderGivenBack[] };

/** A plan as any earlier version kept it, in today's shape; `notKept` names what it did not keep. */
export function planAsNow(kept: OlderPlan): { readonly plan: Plan; readonly notKept: readonly NotKept[] } {
  const { title, worth, steps, playbook } = kept;
  const plan: Plan = {
    ...kept,
    title: title ?? phrase('plan.title-not-kept', { playbook: { phrase: { key: `title.playbook.${playbook}`, params: {} } } }),
    worth: { ...worth, losesVotes: worth.losesVotes ?? null },
    steps: steps.map(stepAsNow),
  };
  return {
    plan,
    notKept: [...(title === undefined ? ['title' as const] : []), ...(worth.losesVotes === undefined ? ['votes' as const] : [])],
  };
}

/** A run as any earlier version kept it. A dry run of another shape can't be shown, and is gone through anew before the plan is handed in. */
export function runAsNow(kept: OlderRun): { readonly run: Run; readonly notKept: readonly NotKept[] } {
  const { dryRun, clock, answeredAt, leftOut, givenBack, wayOut } = kept;
  const isTriedAsNow = dryRun === null || Array.isArray(dryRun.permissions);
  const isToldAsNow = givenBack.every(({ was }) => was !== undefined);
  const run: Run = {
    ...kept,
    phase: kept.phase === 'dry-run' && !isTriedAsNow ? 'draft' : kept.phase,
    dryRun: isTriedAsNow ? dryRun : null,
    clock: clock ?? kept.stepSince,
    answeredAt: answeredAt ?? null,
    leftOut: leftOut ?? {},
    givenBack: givenBack.map(givenBackAsNow),
    wayOut: wayOut?.map(stepAsNow) ?? null,
  };
  return { run, notKept: [...(isTriedAsNow ? [] : ['dry-run' as const]), ...(isToldAsNow ? [] : ['transactions' as const])] };
}

/** What was "only if needed" was left undone where its own checks held. */
const stepAsNow = (step: Step): Step => ({ ...step, tasks: step.tasks.map(taskAsNow) });

const taskAsNow = ({ onlyIfNeeded, ...task }: OlderTask): Task =>
  onlyIfNeeded === true && task.unless === undefined ? { ...task, unless: task.after } : task;

const givenBackAsNow = ({ detail, block, was, sent, ...one }: OlderGivenBack): GivenBack => ({
  ...one,
  detail: typeof detail === 'string' ? phrase('given-back.as-kept', { words: detail }) : detail,
  block: block ?? null,
  was: was ?? [],
  sent: sent ?? null,
});

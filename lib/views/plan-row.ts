import type { KeptPlan } from '@/lib/recovery/run-types';
import { say } from './phrases';
import type { RecoveryNow } from './recovery-now';
import type { PlanRow, SaidBy } from './recovery-types';
import { indexUnderWay, runState, stepsUnderWay, stepUnderWay } from './run-state';
import { type SayContext, sayPhrase } from './say-phrase';

/** A plan in one line. */
export function planRow(kept: KeptPlan, context: SayContext): PlanRow {
  const { number, plan, run, author, madeAt, incident } = kept;
  return {
    ...{ number, author, madeAt, incident },
    title: sayPhrase(plan.title, context),
    state: runState(plan, run),
    phase: run.phase,
    sentence: planSentence(kept, context),
    glass: glassSentence(kept, LONGEST_REASON),
    brokeGlass: shortened(run.breakGlass),
    aborted: shortened(run.aborted ?? null),
    startedAt: run.startedAt,
    endedAt: run.endedAt,
  };
}

/** The open recovery of a network, for pages that speak of it; null = it has ended. */
export function recoveryNow(kept: KeptPlan, context: SayContext): RecoveryNow | null {
  const { number, state, sentence, incident, glass } = planRow(kept, context);
  return state === 'ended' ? null : { number, state, isUnderWay: indexUnderWay(kept.run) !== null, sentence, incident, glass };
}

/** Signs of a reason said on every page; the plan's own page has all of it. */
const LONGEST_REASON = 240;

/** That it goes on without approval, by whom and why, the reason cut after so many signs; null = it does not, or has ended. */
export function glassSentence({ plan, run }: KeptPlan, longest = Number.POSITIVE_INFINITY): string | null {
  const { breakGlass } = run;
  if (breakGlass === null || runState(plan, run) === 'ended') return null;
  return say('wizard.now.glass', { who: breakGlass.by.name, reason: cut(breakGlass.reason, longest) });
}

/** On one line, and cut after so many signs. */
function cut(reason: string, longest: number): string {
  const line = reason.replace(/\s+/g, ' ');
  const signs = [...line];
  return signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : line;
}

const shortened = (said: SaidBy | null): SaidBy | null => said && { ...said, reason: cut(said.reason, LONGEST_REASON) };

/** Where a plan stands: "Step 5 of 10: rewind validator-2". */
export function planSentence({ plan, run, approvalsNeeded }: KeptPlan, context: SayContext): string {
  const step = stepUnderWay(plan, run);
  const index = indexUnderWay(run);
  if (step !== null && index !== null) {
    const at = { number: index + 1, count: stepsUnderWay(plan, run).length, title: lower(sayPhrase(step.title, context)) };
    if (run.problem !== null) return say('wizard.now.stopped', at);
    if (run.phase === 'paused') return say('wizard.now.paused', at);
    if (run.phase === 'aborting') return say('wizard.now.aborting', at);
    return say(runState(plan, run) === 'waiting' ? 'wizard.now.confirm' : 'wizard.now.step', at);
  }
  switch (run.phase) {
    case 'draft':
      return say('wizard.now.draft');
    case 'dry-run':
      return say(run.dryRun?.ok === false ? 'wizard.now.dry-run-bad' : 'wizard.now.dry-run');
    case 'awaiting-approval':
      return say(approvalsNeeded === 2 ? 'wizard.now.approval-two' : 'wizard.now.approval');
    case 'ready':
      return say('wizard.now.ready');
    case 'done':
      return say(seesBlocks(plan) ? 'wizard.now.done' : 'wizard.now.done-unwatched');
    case 'aborted':
      return run.aborted ? say('wizard.now.aborted-by', { who: run.aborted.by.name }) : say('wizard.now.aborted');
    case 'failed':
      return run.aborted ? say('wizard.now.failed-by', { who: run.aborted.by.name }) : say('wizard.now.failed');
    case 'discarded':
      return say(run.startedAt === null ? 'wizard.now.discarded' : 'wizard.now.discarded-midway');
    default:
      return say('wizard.now.between');
  }
}

/** "Rewind validator-2" inside a sentence; names in capitals stay. */
const lower = (title: string): string => (/^[A-Z][a-z]/.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title);

/** Only a plan that saw blocks come, or nodes take over a chain that enough validators carry, may say that the network is well again. */
function seesBlocks({ steps, basis, validatorNodes, absent }: KeptPlan['plan']): boolean {
  const kinds = new Set(steps.flatMap(({ after }) => after.map(({ kind }) => kind)));
  return (
    kinds.has('grows') ||
    kinds.has('cycle') ||
    (kinds.has('reaches') && validatorNodes.filter((name) => !absent.includes(name)).length >= basis.quorumSize)
  );
}

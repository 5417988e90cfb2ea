import { phrase } from '@/lib/incidents/phrase';
import { guard } from '../guard';
import { judgeChecks } from '../judge-checks';
import type { Plan, Step } from '../plan-types';
import type { Problem } from '../problem-types';
import type { CheckResult, Run, Transition } from '../run-types';
import { rewinds } from '../safety/what-a-task-does';
import { cutOnceMore } from './cut-once-more';
import { enterStep } from './enter-step';
import { expectedAfter } from './expected-after';
import { isCutOff } from './is-cut-off';
import { isolatedAgain } from './isolated-again';
import { makeProblem } from './make-problem';
import { ownWork } from './own-work';
import { rememberSilence } from './remember-silence';
import { sendDue } from './send-due';
import { settleTasks } from './settle-tasks';
import { isApart } from './step-to-redo';
import { currentStep, isBegun, isOfPerson, isReady, isSettled, isUnconfirmed, stateOf } from './steps-of';
import { stopRun } from './stop-run';
import { taken } from './turn';
import { whoLags } from './who-lags';

/** Of a running step: the danger first, then what was sent, then what is due, then whether it is over. Asked at every look. */
export function stepOn(plan: Plan, given: Run, now: number): Transition {
  const judged: CheckResult[] = [];
  const next = stepJudged(plan, given, now, judged);
  return next.ok ? { ...next, judged } : next;
}

function stepJudged(plan: Plan, given: Run, now: number, judged: CheckResult[]): Transition {
  const step = currentStep(plan, given);
  if (!step) return enterStep(plan, given, given.step, now);
  const watched = rememberSilence(given, step, now);
  const danger = given.wayOut ? null : guard(plan, watched, watched.looks, now, null);
  if (danger && danger.code !== 'check-unknown') return stopRun(plan, watched, danger, now);

  const again = isolatedAgain(plan, watched, step, now);
  if (again) return again;

  const settled = settleTasks(plan, cutOnceMore(watched, step, now), step, now);
  judged.push(...settled.results);
  if (settled.problem) return stopRun(plan, { ...settled.run, checks: settled.results }, settled.problem, now);

  const ready = isReady(settled.run, step)
    ? { run: settled.run, results: [] }
    : judgeAll(plan, settled.run, step.before, settled.run.stepSince, now);
  judged.push(...ready.results);
  const failedBefore = ready.results.find(({ state }) => state === 'failed');
  if (failedBefore) return stopRun(plan, { ...ready.run, checks: ready.results }, failedCheck(failedBefore, now), now);
  if (ready.results.some(({ state }) => state !== 'passed')) return waitOn(plan, ready.run, step, ready.results, null, now);
  const begun: Run = { ...ready.run, holdsSince: { ...ready.run.holdsSince, ready: now } };

  if (isUnconfirmed(begun, step)) return taken({ ...ready.run, checks: ready.results });
  const sent = sendDue(plan, begun, step, now);
  if (sent.problem) return stopRun(plan, { ...begun, checks: settled.results }, sent.problem, now);
  const effects = sent.sends.map((task) => ({ kind: 'send', task }) as const);
  if (!step.tasks.every((task) => isSettled(sent.run, task) || isCutOff(sent.run, task)))
    return effects.length > 0
      ? taken({ ...sent.run, checks: settled.results }, effects)
      : waitOn(plan, sent.run, step, settled.results, sent.held, now);

  const after = judgeAll(plan, sent.run, step.after, Math.max(sent.run.stepSince, sent.run.answeredAt ?? 0), now);
  judged.push(...after.results);
  const results = [...settled.results, ...after.results];
  const failed = after.results.find(({ state }) => state === 'failed');
  if (failed) return stopRun(plan, { ...after.run, checks: results }, failedCheck(failed, now), now);
  const own = ownWork(step, after.run, now);
  if (own.state === 'stop') return stopRun(plan, { ...after.run, checks: results }, own.problem, now);
  const isOver = own.state === 'done' && after.results.every(({ state }) => state === 'passed');
  return isOver ? overStep(plan, after.run, step, now) : waitOn(plan, after.run, step, results, null, now);
}

function judgeAll(
  plan: Plan,
  run: Run,
  checks: Step['after'],
  since: number,
  now: number,
): { readonly run: Run; readonly results: readonly CheckResult[] } {
  const { results, holdsSince } = judgeChecks(stillAsked(plan, run, checks), { plan, run, looks: run.looks, now, since });
  return { run: { ...run, holdsSince }, results };
}

/** Where the head of a node was says nothing of a step that is gone through again after the node was rewound. */
function stillAsked(plan: Plan, run: Run, checks: Step['after']): Step['after'] {
  if (run.wayOut) return checks;
  const later = plan.steps.slice(run.step + 1).flatMap(({ tasks }) => tasks);
  const moved = new Set(later.filter((task) => rewinds(task) && isBegun(run, task)).map(({ node }) => node));
  return checks.filter((check) => check.kind !== 'head' || !moved.has(check.node));
}

function overStep(plan: Plan, run: Run, step: Step, now: number): Transition {
  const next = plan.steps[run.step + 1];
  // What comes is a proof of its own; what was is one as of now.
  const isFresh = step.kind === 'prove-isolation' || (next !== undefined && isApart(next) && !isApart(step));
  const { proofGone: _, ...proven } = run;
  const done: Run = { ...(isFresh ? proven : run), doneSteps: { ...run.doneSteps, [step.id]: now }, expected: expectedAfter(plan, run) };
  return enterStep(plan, done, run.step + 1, now);
}

/** Not yet: until the limit. A person's work has none. */
function waitOn(plan: Plan, run: Run, step: Step, checks: readonly CheckResult[], held: Problem | null, now: number): Transition {
  const waiting = { ...run, checks };
  const isForPerson = !run.wayOut && step.tasks.some((task) => isOfPerson(task) && stateOf(run, task.id).state === 'waiting');
  if (isForPerson || isUnconfirmed(run, step) || now - run.stepSince <= step.limitMs) return taken(waiting);
  const isHarmless =
    step.mayRunLate === true && step.tasks.every((task) => !task.isDestructive && stateOf(run, task.id).state !== 'sending');
  if (isHarmless && !held) return overStep(plan, waiting, step, now);
  return stopRun(plan, waiting, lateProblem(run, step, checks, held, now), now);
}

function lateProblem(run: Run, step: Step, checks: readonly CheckResult[], held: Problem | null, at: number): Problem {
  const open = step.tasks.find((task) => !isSettled(run, task)) ?? null;
  const result = checks.find(({ state }) => state === 'unknown') ?? checks.find(({ state }) => state !== 'passed') ?? null;
  const lagging = result?.check.kind === 'grows' ? whoLags(run, result.check) : null;
  const node = (result && 'node' in result.check ? result.check.node : lagging) ?? open?.node ?? null;
  const isSilent = run.looks.some((look) => look.node === node && !look.answered);
  const state = open ? stateOf(run, open.id) : null;
  const given = {
    ...{ at, node, task: open?.node === node ? (open?.id ?? null) : null, answer: state && 'reply' in state ? state.reply : null },
    ...{ expected: result?.expected ?? held?.expected ?? null, seen: result?.seen ?? held?.says ?? null },
  };
  if (step.kind === 'save-evidence' && !result)
    return makeProblem({ ...given, code: 'evidence-missing', says: phrase('run.problem.evidence') });
  if (node !== null && isSilent) return makeProblem({ ...given, code: 'node-lost', says: phrase('run.problem.lost', { node }) });
  const limit = { ms: step.limitMs };
  if (result?.state === 'unknown' || held || state?.state === 'unsure')
    return makeProblem({ ...given, code: 'check-unknown', says: phrase('run.problem.unknown', { limit }) });
  return makeProblem({ ...given, code: 'too-late', says: phrase('run.problem.late', { limit }) });
}

const failedCheck = ({ check, expected, seen }: CheckResult, at: number): Problem =>
  makeProblem({
    ...{ code: 'check-failed', at, node: 'node' in check ? check.node : null, expected, seen },
    says: phrase('run.problem.check-failed', { node: 'node' in check ? check.node : null }),
  });

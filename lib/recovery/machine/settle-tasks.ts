import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { judgeChecks } from '../judge-checks';
import type { Plan, Step, Task } from '../plan-types';
import type { Problem } from '../problem-types';
import type { CheckResult, Run, TaskState } from '../run-types';
import type { BlockId } from '../survey-types';
import { makeProblem } from './make-problem';
import { attemptsOf, stateOf } from './steps-of';

export type Settled = { readonly run: Run; readonly results: readonly CheckResult[]; readonly problem: Problem | null };

/** A call without an answer for so long hangs: a look may show what became of it. */
const HANGS_MS = 5_000;

/** From when on looks tell of a task that was sent or done by hand; null = they don't yet. */
export function toldSince(state: TaskState, stepSince: number): number | null {
  if (state.state === 'unsure' && state.why === 'again') return null;
  if (state.state === 'unsure') return Math.max(state.since, stepSince);
  if (state.state === 'sending') return Math.max(state.since + HANGS_MS, stepSince);
  if (state.state === 'answered' || state.state === 'refused' || state.state === 'by-hand') return Math.max(state.at, stepSince);
  return null;
}

/** Each task that was sent or done by hand is verified by its own checks, from looks younger than its answer; never by the answer. */
export function settleTasks(plan: Plan, given: Run, step: Step, now: number): Settled {
  // Changed in place until it is handed on, where nothing is asked that is read once a run: a copy for each task would be many times as many.
  const tasks: Record<string, TaskState> = { ...given.tasks };
  let run: Run = { ...given, tasks };
  const results: CheckResult[] = [];
  for (const task of step.tasks) {
    const state = stateOf(run, task.id);
    if (state.state === 'waiting' && task.unless) run = leaveUndone(plan, run, tasks, task, now);
    const since = toldSince(state, run.stepSince);
    if (since === null) continue;
    const judged = judgeChecks(task.after, { plan, run, looks: run.looks, now, since });
    if (judged.holdsSince !== run.holdsSince) run = { ...run, holdsSince: judged.holdsSince };
    const isPassed =
      judged.results.every((result) => result.state === 'passed') && (judged.results.length > 0 || state.state === 'answered');
    if (isPassed) run = verify(run, tasks, task, since, now);
    results.push(...judged.results);
    // While its call is under way it may pass, and not fail: it may be half done.
    const failed = state.state === 'sending' ? undefined : judged.results.find((result) => result.state === 'failed');
    if (failed) return { run, results, problem: landedElsewhere(task, failed, state, now) };
  }
  return { run, results, problem: null };
}

type Tasks = Record<string, TaskState>;

/** A remedy is not needed where what it is for is so already. */
function leaveUndone(plan: Plan, run: Run, tasks: Tasks, { id, unless = [] }: Task, now: number): Run {
  const { results, holdsSince } = judgeChecks(unless, { plan, run, looks: run.looks, now, since: run.stepSince });
  if (results.every(({ state }) => state === 'passed')) tasks[id] = { state: 'not-needed', at: now };
  return holdsSince === run.holdsSince ? run : { ...run, holdsSince };
}

function verify(run: Run, tasks: Tasks, { id, node, head }: Task, since: number, now: number): Run {
  const landed = run.looks.find((look) => look.node === node)?.head;
  const attempt = attemptsOf(stateOf(run, id));
  const block: BlockId | null = head && landed ? { height: landed.height, hash: landed.hash } : null;
  tasks[id] = { state: 'verified', at: now, ...(attempt > 0 ? { attempt } : {}) };
  return {
    ...run,
    answeredAt: Math.max(run.answeredAt ?? since, since),
    expected: block ? { ...run.expected, [node]: block } : run.expected,
  };
}

/** What can't come right by waiting stops at once. */
function landedElsewhere({ id, node, isDestructive }: Task, { check, expected, seen }: CheckResult, state: TaskState, at: number): Problem {
  const isLanding = isDestructive && check.kind === 'head';
  const says: Phrase = isLanding
    ? phrase('run.problem.overshoot', { node, seen: { phrase: seen } })
    : phrase('run.problem.check-failed', { node });
  const answer = 'reply' in state ? state.reply : null;
  return makeProblem({ code: isLanding ? 'overshoot' : 'check-failed', at, node, task: id, says, expected, seen, answer });
}

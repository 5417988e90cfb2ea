import { phrase } from '@/lib/incidents/phrase';
import { guard } from '../guard';
import { judgeChecks } from '../judge-checks';
import type { Plan, Step, Task } from '../plan-types';
import type { Problem } from '../problem-types';
import type { Run } from '../run-types';
import { isCutOff } from './is-cut-off';
import { makeProblem } from './make-problem';
import { othersAnswered } from './others-answered';
import { toldSince } from './settle-tasks';
import { allTasks, attemptsOf, isOfPerson, isSettled, stateOf } from './steps-of';

/** On the way out nothing stops: whatever has not shown is sent again this often, for as long as the step lasts. */
const AGAIN_EVERY_MS = 10_000;

export type Sent = {
  readonly run: Run;
  readonly sends: readonly string[];
  /** Stops the run: nothing was sent. */
  readonly problem: Problem | null;
  /** Why something can't be sent yet; it may come right until the step's limit. */
  readonly held: Problem | null;
};

/** What of the step is due now: told by its order, what is known of each task, and the safety rules. */
export function sendDue(plan: Plan, run: Run, step: Step, now: number): Sent {
  const open = step.tasks.filter((task) => !isSettled(run, task) && !isCutOff(run, task));
  const allowed = step.order === 'together' ? open : open.slice(0, 1);
  let busy: Set<string> | null = null;
  const sends: Task[] = [];
  let held: Problem | null = null;
  for (const task of allowed) {
    const due = isDue(run, step, task, now);
    if (due === 'stop') return { run, sends: [], problem: refusedFor(plan, run, task, now), held };
    if (due !== 'yes') continue;
    busy ??= busyNodes(plan, run);
    if (busy.has(task.node)) continue;
    const problem = guard(plan, run, run.looks, now, task);
    if (problem && problem.code !== 'check-unknown' && !run.wayOut) return { run, sends: [], problem, held };
    if (problem) held ??= problem;
    else {
      busy.add(task.node);
      sends.push(task);
    }
  }
  const sending = sends.map(({ id }) => [id, { state: 'sending', attempt: attemptsOf(stateOf(run, id)) + 1, since: now }] as const);
  return {
    run: { ...run, tasks: { ...run.tasks, ...Object.fromEntries(sending) } },
    sends: sends.map(({ id }) => id),
    problem: null,
    held,
  };
}

/** One call at a time at one node, whatever step it belongs to. */
const busyNodes = (plan: Plan, run: Run): Set<string> =>
  new Set(allTasks(plan, run).flatMap(({ id, node }) => (stateOf(run, id).state === 'sending' ? [node] : [])));

/** Sent for the first time, or again: only what changes nothing when it was done already, and only after a look showed that it was not. */
function isDue(run: Run, step: Step, task: Task, now: number): 'yes' | 'no' | 'stop' {
  if (isOfPerson(task)) return 'no';
  const state = stateOf(run, task.id);
  if (state.state === 'waiting') {
    const since = task.isAfterOthers ? othersAnswered(run, step, task, now) : run.stepSince;
    return since !== null && now - since >= (task.waitMs ?? 0) ? 'yes' : 'no';
  }
  if (state.state !== 'answered' && state.state !== 'unsure' && state.state !== 'refused') return 'no';
  // What came undone is done again, whatever is seen of it: a link that is gone may be dialled from its other end.
  if (state.state === 'unsure' && state.why === 'again') return 'yes';
  const since = toldSince(state, run.stepSince) ?? now;
  const isLookedAt = run.looks.some((look) => look.node === task.node && look.answered && look.askedAt >= since && look.askedAt <= now);
  if (!isLookedAt) return 'no';
  // Not known to have been sent, or asked for by a person: once more as soon as a look showed that it was not done.
  const isFree = state.state === 'unsure' && (state.why === 'restart' || state.why === 'retry');
  if (isFree) return task.isRepeatable ? 'yes' : 'no';
  if (run.wayOut) return task.isRepeatable && now - since >= AGAIN_EVERY_MS ? 'yes' : 'no';
  const hasRetry = task.isRepeatable && state.attempt <= step.retries;
  if (state.state === 'refused') return hasRetry ? 'yes' : 'stop';
  const isTime = now - run.stepSince >= (step.limitMs * state.attempt) / (step.retries + 1);
  return hasRetry && isTime ? 'yes' : 'no';
}

/** With what was to come of it, and what is seen since. */
function refusedFor(plan: Plan, run: Run, { id, node, after }: Task, at: number): Problem {
  const state = stateOf(run, id);
  const answer = 'reply' in state ? state.reply : null;
  const { results } = judgeChecks(after, { plan, run, looks: run.looks, now: at, since: toldSince(state, run.stepSince) ?? at });
  const open = results.find((result) => result.state !== 'passed');
  const [expected, seen] = [open?.expected ?? null, open?.seen ?? null];
  return makeProblem({ code: 'refused', at, node, task: id, says: phrase('run.problem.refused', { node }), expected, seen, answer });
}

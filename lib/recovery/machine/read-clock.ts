import { phrase } from '@/lib/incidents/phrase';
import type { Problem } from '../problem-types';
import type { Approval, Run, RunEvent, TaskState } from '../run-types';
import { makeProblem } from './make-problem';
import { withoutProof } from './proof-gone';
import { stageOf } from './stage-of';

/**
 * Between two events at most this much counts, about what the longest look takes: of more, nobody looked in between. A clock set forward, a
 * suspended machine or a dashboard that was off ends no step and loses no node.
 */
const MOST_BETWEEN_MS = 5_000;
/** After longer than this a proof begins anew: a link may have come and gone, and a clock set forward is no time. */
const MOST_IN_PROOF_MS = 10_000;
/** A clock that went back by less is waited for. */
const MOST_BACK_MS = 60_000;

export type Clock = { readonly run: Run; readonly now: number; readonly problem: Problem | null };

/**
 * The run's own time: it never goes back, so that no answer from before counts for what came after. A clock that was set far back is a problem
 * of a running step. It is begun anew from by a person's word, after a start of the process, and where nothing destructive can follow: before
 * the start, in a pause, on the way out.
 */
export function readClock(run: Run, event: RunEvent): Clock {
  const { at } = event;
  const passed = at - run.clock;
  if (passed >= 0) return { run: goForward(run, at, Math.max(0, passed - MOST_BETWEEN_MS)), now: at, problem: null };
  if (-passed <= MOST_BACK_MS) return { run, now: run.clock, problem: null };
  if ('by' in event || event.kind === 'restarted' || stageOf(run.phase) !== 'running')
    return { run: beginAnew(run, at), now: at, problem: null };
  const says = phrase('run.problem.clock', { by: { ms: -passed } });
  return { run, now: run.clock, problem: makeProblem({ code: 'clock', at: run.clock, says }) };
}

/** What is counted from moves along by the time that nobody looked at. */
function goForward(run: Run, at: number, skipped: number): Run {
  if (skipped === 0) return { ...run, clock: at };
  const isProofOver = at - run.clock > MOST_IN_PROOF_MS;
  const kept = Object.entries(run.holdsSince).filter(([key]) => !(isProofOver && /^(last )?(no-peers|core):/.test(key)));
  const holdsSince = Object.fromEntries(kept.map(([key, since]) => [key, since + skipped]));
  const gone = isProofOver ? withoutProof(run, 'gap') : run;
  return { ...gone, clock: at, stepSince: run.stepSince + skipped, holdsSince };
}

/** Nothing in it lies after `at`; what was seen by the old clock proves nothing any more. */
function beginAnew(run: Run, at: number): Run {
  const tasks = Object.fromEntries(Object.entries(run.tasks).map(([id, state]) => [id, notAfter(state, at)]));
  const answeredAt = run.answeredAt === null ? null : at;
  const approvals = run.approvals.map((one) => noLonger(one, run.clock, at));
  return { ...withoutProof(run, 'gap'), clock: at, stepSince: at, answeredAt, tasks, approvals, looks: [], holdsSince: {} };
}

function notAfter(state: TaskState, at: number): TaskState {
  if ('since' in state) return { ...state, since: Math.min(state.since, at) };
  return 'at' in state ? { ...state, at: Math.min(state.at, at) } : state;
}

/** What was left of an approval is left of it by the new clock, and one that has ended stays ended. */
const noLonger = (approval: Approval, was: number, at: number): Approval => ({
  ...approval,
  expiresAt: Math.min(approval.expiresAt, at + Math.max(0, approval.expiresAt - was)),
});

import { phrase } from '@/lib/incidents/phrase';
import type { Problem, Run, RunEvent, TaskState } from '../run-types';
import { makeProblem } from './make-problem';

/** Between two events at most this much counts towards a step's limit: a clock set forward or a dashboard that was off end no step. */
const MOST_BETWEEN_MS = 60_000;
/** A clock that went back by less is waited for. */
const MOST_BACK_MS = 60_000;

export type Clock = { readonly run: Run; readonly now: number; readonly problem: Problem | null };

/**
 * The run's own time: it never goes back, so that no answer from before counts for what came after. A clock that was set far back is begun anew
 * from by a person's word, or after a start of the process; else it is a problem.
 */
export function readClock(run: Run, event: RunEvent): Clock {
  const { at } = event;
  const passed = at - run.clock;
  if (passed >= 0) {
    const skipped = Math.max(0, passed - MOST_BETWEEN_MS);
    return { run: { ...run, clock: at, stepSince: run.stepSince + skipped }, now: at, problem: null };
  }
  if (-passed <= MOST_BACK_MS) return { run, now: run.clock, problem: null };
  if ('by' in event || event.kind === 'restarted') return { run: beginAnew(run, at), now: at, problem: null };
  const says = phrase('run.problem.clock', { by: { ms: -passed } });
  return { run, now: run.clock, problem: makeProblem({ code: 'clock', at: run.clock, says }) };
}

/** Nothing in it lies after `at`; what was seen by the old clock proves nothing any more. */
function beginAnew(run: Run, at: number): Run {
  const tasks = Object.fromEntries(Object.entries(run.tasks).map(([id, state]) => [id, notAfter(state, at)]));
  const answeredAt = run.answeredAt === null ? null : at;
  return { ...run, clock: at, stepSince: at, answeredAt, tasks, looks: [], holdsSince: {} };
}

function notAfter(state: TaskState, at: number): TaskState {
  if ('since' in state) return { ...state, since: Math.min(state.since, at) };
  return 'at' in state ? { ...state, at: Math.min(state.at, at) } : state;
}

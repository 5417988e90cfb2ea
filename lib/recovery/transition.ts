import { phrase } from '@/lib/incidents/phrase';
import { readClock } from './machine/read-clock';
import { type Stage, stageOf } from './machine/stage-of';
import { stopRun } from './machine/stop-run';
import { takeAnswered, takeLost, takeRefused } from './machine/take-answers';
import { takeLooksBefore, takeLooksPaused, takeLooksRunning, takeNoLooks } from './machine/take-looks';
import { takeAbort, takeAbortPaused, takeDiscard, takePause, takePausePaused, takeRestarted, takeResume } from './machine/take-orders';
import { takeApprove, takeBreakGlass, takeDryRun, takeStart, takeSubmit, takeWithdraw } from './machine/take-preparation';
import { takeByHand, takeConfirm, takeEvidence, takeGivenBack, takeLeaveOut, takeSkipEvidence } from './machine/take-work';
import { refused, type Take, type Turn } from './machine/turn';
import type { Plan } from './plan-types';
import type { Run, RunContext, RunEvent, Transition } from './run-types';

type Row<K extends RunEvent['kind']> = Readonly<Record<Stage, Take<K>>>;

const ENDED = () => refused(phrase('run.refuse.ended'));
const NOT_YET = () => refused(phrase('run.refuse.not-started'));
const TOO_LATE = () => refused(phrase('run.refuse.started'));
const NOT_NOW = () => refused(phrase('run.refuse.not-now'));
const BACKING_OUT = () => refused(phrase('run.refuse.aborting'));

const prepared = { running: TOO_LATE, paused: TOO_LATE, aborting: TOO_LATE, ended: ENDED };
const before = { draft: NOT_YET, awaiting: NOT_YET, ready: NOT_YET };
const always = <K extends RunEvent['kind']>(take: Take<K>): Row<K> => ({
  ...{ draft: take, awaiting: take, ready: take, running: take, paused: take, aborting: take, ended: take },
});

/** What becomes of each event in each stage. */
const TABLE: { readonly [K in RunEvent['kind']]: Row<K> } = {
  'dry-run': { ...prepared, draft: takeDryRun, awaiting: NOT_NOW, ready: NOT_NOW },
  submit: { ...prepared, draft: takeSubmit, awaiting: NOT_NOW, ready: NOT_NOW },
  approve: { ...prepared, draft: NOT_NOW, awaiting: takeApprove, ready: takeApprove },
  withdraw: { ...prepared, draft: NOT_NOW, awaiting: takeWithdraw, ready: takeWithdraw },
  'break-glass': { ...prepared, draft: NOT_NOW, awaiting: takeBreakGlass, ready: NOT_NOW },
  start: { ...prepared, draft: NOT_NOW, awaiting: NOT_NOW, ready: takeStart },
  confirm: { ...before, running: takeConfirm, paused: NOT_NOW, aborting: BACKING_OUT, ended: ENDED },
  looked: {
    ...{ draft: takeLooksBefore, awaiting: takeLooksBefore, ready: takeLooksBefore, running: takeLooksRunning },
    ...{ paused: takeLooksPaused, aborting: takeLooksRunning, ended: takeNoLooks },
  },
  answered: always(takeAnswered),
  refused: always(takeRefused),
  lost: always(takeLost),
  evidence: { ...before, running: takeEvidence, paused: takeEvidence, aborting: takeEvidence, ended: ENDED },
  'skip-evidence': {
    ...{ draft: NOT_YET, awaiting: NOT_YET, ready: NOT_YET, running: takeSkipEvidence, paused: takeSkipEvidence },
    ...{ aborting: BACKING_OUT, ended: ENDED },
  },
  'by-hand': { ...before, running: takeByHand, paused: takeByHand, aborting: takeByHand, ended: ENDED },
  'leave-out': { ...before, running: takeLeaveOut, paused: takeLeaveOut, aborting: BACKING_OUT, ended: ENDED },
  'given-back': { ...before, running: takeGivenBack, paused: takeGivenBack, aborting: takeGivenBack, ended: ENDED },
  pause: { ...before, running: takePause, paused: takePausePaused, aborting: takePause, ended: ENDED },
  resume: { ...before, running: NOT_NOW, paused: takeResume, aborting: NOT_NOW, ended: ENDED },
  abort: {
    ...{ draft: takeAbort, awaiting: takeAbort, ready: takeAbort, running: takeAbort, paused: takeAbortPaused },
    ...{ aborting: BACKING_OUT, ended: ENDED },
  },
  discard: {
    draft: takeDiscard,
    awaiting: takeDiscard,
    ready: takeDiscard,
    running: NOT_NOW,
    paused: takeDiscard,
    aborting: takeDiscard,
    ended: ENDED,
  },
  restarted: { ...always(takeRestarted), ended: ENDED },
};

/**
 * What an event makes of a run: the next run and what is to be done after it is kept, or why the event does not fit. Pure: the same run and event
 * give the same answer. Looks and answers are told, never asked for.
 */
export function transition(plan: Plan, context: RunContext, run: Run, event: RunEvent): Transition {
  const clock = readClock(run, event);
  const stage = stageOf(run.phase);
  if (clock.problem && stage === 'running') {
    const taken = take(TABLE[event.kind], { plan, context, run: clock.run, event, now: clock.now }, stage);
    return stopRun(plan, taken.ok && event.kind !== 'looked' ? taken.run : clock.run, clock.problem, clock.now);
  }
  return take(TABLE[event.kind], { plan, context, run: clock.run, event, now: clock.now }, stage);
}

// The row is the event's own: TypeScript can't follow that through a union.
const take = (row: Readonly<Record<Stage, unknown>>, turn: Turn, stage: Stage): Transition =>
  (row[stage] as (turn: Turn) => Transition)(turn);

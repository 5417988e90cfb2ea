import { phrase } from '@/lib/incidents/phrase';
import { sayLeft } from '../back/say-left';
import type { Run, TaskState } from '../run-types';
import { wayOut } from '../way-out';
import { endRun } from './end-run';
import { effectsOf, enterStep } from './enter-step';
import { goOn, mayTryAgain } from './go-on';
import { stageOf } from './stage-of';
import { stepsOf } from './steps-of';
import { refused, type Take, taken } from './turn';

/** Nothing more is sent; what is under way comes to its end and is taken in. */
export const takePause: Take<'pause'> = ({ run }) => taken({ ...run, phase: 'paused', pausedFrom: run.phase, problem: null });

/** Already stopped by itself: the problem stays. */
export const takePausePaused: Take<'pause'> = () => refused(phrase('run.refuse.paused'));

export const takeResume: Take<'resume'> = ({ plan, run, now }) =>
  mayTryAgain(run) ? goOn(plan, run, now) : refused(phrase('run.refuse.no-retry'));

/** At once, whatever is under way: back to what the network was like, as far as it can be. */
export const takeAbort: Take<'abort'> = ({ plan, run, event: { by, reason }, now }) => {
  const steps = run.startedAt === null ? [] : wayOut(plan, run);
  const aborted = { by, at: now, reason };
  const next: Run = { ...run, aborted, wayOut: steps, problem: null, pausedFrom: null, confirmedStep: null };
  return steps.length === 0 ? endRun(plan, next, now) : enterStep(plan, next, 0, now);
};

/** The way out was paused: it goes on. */
export const takeAbortPaused: Take<'abort'> = (turn) => (turn.run.wayOut ? goOn(turn.plan, turn.run, turn.now) : takeAbort(turn));

/** Left as it is: what is cut, stopped or rewound stays so, and is told by node. */
export const takeDiscard: Take<'discard'> = ({ plan, run, event: { by }, now }) => {
  const ended: Run = { ...run, discarded: { by, at: now }, pausedFrom: null, endedAt: now, phase: run.wayOut ? 'failed' : 'discarded' };
  return taken({ ...ended, leftAs: run.startedAt === null ? phrase('run.left.nothing') : sayLeft(plan, ended) });
};

/** Whatever was under way is unsure until a look tells. */
export const takeRestarted: Take<'restarted'> = ({ plan, run, now }) => {
  const unsure = (state: TaskState): TaskState =>
    state.state === 'sending' ? { state: 'unsure', attempt: state.attempt, since: now, why: 'restart' } : state;
  const tasks = Object.fromEntries(Object.entries(run.tasks).map(([id, state]) => [id, unsure(state)]));
  const isAtWork = stageOf(run.phase) === 'running' || stageOf(run.phase) === 'aborting';
  // Nobody looked in between: proofs begin anew.
  const next: Run = { ...run, tasks, holdsSince: {}, stepSince: isAtWork ? now : run.stepSince };
  return taken(next, isAtWork && stepsOf(plan, run).length > 0 ? effectsOf(plan, next) : []);
};

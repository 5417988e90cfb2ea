import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { Run, TaskState, Transition } from '../run-types';
import { effectsOf } from './enter-step';
import { goBack } from './go-back';
import { stepToRedo } from './step-to-redo';
import { currentStep, stateOf } from './steps-of';
import { taken } from './turn';

/**
 * Back into the step it was paused in, looks first: proofs begin anew, and what was sent and did not show is looked for once more before it is
 * sent again; or into the step that makes so again what has come undone. A choice a person took goes this way too.
 */
export function goOn(plan: Plan, run: Run, now: number): Transition {
  if (!run.pausedFrom) return taken(run);
  const index = stepToRedo(plan, run);
  if (index !== null) return goBack(plan, { ...run, cutAgain: 0 }, index, sayAgain(run), now);
  const again = run.problem === null ? [] : (currentStep(plan, run)?.tasks ?? []);
  const tasks = Object.fromEntries(again.map(({ id, isRepeatable }) => [id, afresh(stateOf(run, id), isRepeatable, now)]));
  const next: Run = {
    ...{ ...run, phase: run.pausedFrom, pausedFrom: null, problem: null },
    ...{ stepSince: now, holdsSince: {}, checks: [], tasks: { ...run.tasks, ...tasks } },
  };
  return taken(next, effectsOf(plan, next));
}

const sayAgain = ({ problem }: Run): Phrase => phrase('run.back.again', { why: problem && { phrase: problem.says } });

/** A problem that trying again is no answer to keeps the run where it is, whatever else is chosen. */
export const mayTryAgain = ({ problem }: Run): boolean => problem === null || problem.choices.includes('retry');

function afresh(state: TaskState, isRepeatable: boolean, now: number): TaskState {
  // What a node refused was not done.
  if (state.state === 'refused' && !isRepeatable) return { state: 'waiting', attempt: state.attempt };
  const isOpen = state.state === 'refused' || state.state === 'answered' || state.state === 'unsure';
  return isOpen ? { state: 'unsure', attempt: state.attempt, since: now, why: 'retry' } : state;
}

import type { Plan } from '../plan-types';
import type { Effect, Run, Transition } from '../run-types';
import { endRun } from './end-run';
import { currentStep, stepsOf } from './steps-of';
import { taken } from './turn';

/** Begins a step: nothing that was seen before counts for it. After the last one the run is over. */
export function enterStep(plan: Plan, before: Run, index: number, now: number): Transition {
  const step = stepsOf(plan, before)[index];
  if (!step) return endRun(plan, before, now);
  const run: Run = {
    ...before,
    phase: before.wayOut ? 'aborting' : step.kind,
    pausedFrom: null,
    problem: null,
    step: index,
    stepSince: now,
    answeredAt: null,
    holdsSince: {},
    checks: [],
  };
  return taken(run, effectsOf(plan, run));
}

/** What a step asks for beside its tasks; asked for again whenever it is begun anew. */
export function effectsOf(plan: Plan, run: Run): readonly Effect[] {
  const step = currentStep(plan, run);
  if (step?.kind === 'save-evidence' && !run.evidence.isComplete && !run.evidenceSkipped)
    return [{ kind: 'look' }, { kind: 'save-evidence' }];
  return step?.kind === 'give-back' ? [{ kind: 'look' }, { kind: 'give-back' }] : [{ kind: 'look' }];
}

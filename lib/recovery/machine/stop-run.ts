import type { Plan } from '../plan-types';
import type { Choice, Problem } from '../problem-types';
import type { Run, Transition } from '../run-types';
import { whyNeeded } from '../safety/leave-out';
import { enterStep } from './enter-step';
import { findTask } from './steps-of';
import { taken } from './turn';

/** Stops a run and says why. On the way out nothing stops: what can't be put back is told at its end. */
export function stopRun(plan: Plan, run: Run, problem: Problem, now: number): Transition {
  if (run.wayOut) return enterStep(plan, run, run.step + 1, now);
  return taken({ ...run, phase: 'paused', pausedFrom: run.phase, problem: { ...problem, choices: choicesAt(plan, run, problem) } });
}

const BY_HAND: readonly Problem['code'][] = ['refused', 'too-late', 'check-unknown', 'node-lost'];

/** Beside what the problem itself leaves: the task by hand, or going on without its node, where the step allows it. */
function choicesAt(plan: Plan, run: Run, { code, node, task, choices, says }: Problem): readonly Choice[] {
  const more: Choice[] = [];
  if (BY_HAND.includes(code) && task !== null && findTask(plan, run, task)?.byHand) more.push('by-hand');
  const mayGo = BY_HAND.includes(code) || says.key === 'run.safety.restarted';
  if (mayGo && node !== null && whyNeeded(plan, run, node) === null) more.push('leave-out');
  if (code === 'evidence-missing') more.push('skip-evidence');
  const [first, ...rest] = choices;
  const all = first === 'retry' ? [first, ...more, ...rest] : [...more, ...choices];
  return [...new Set(all)];
}

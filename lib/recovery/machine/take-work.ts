import { phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { Run, Transition } from '../run-types';
import { isLost } from '../safety/is-lost';
import { whyNeeded } from '../safety/leave-out';
import { behindForPerson } from './behind-for-person';
import { goOn, mayTryAgain } from './go-on';
import { currentStep, isReady, isSettled, isUnconfirmed, stateOf } from './steps-of';
import { refused, type Take, taken } from './turn';

/** A choice that answers what stopped the run lets it go on; one made while a person paused it does not. */
const afterChoice = (plan: Plan, run: Run, now: number): Transition =>
  run.phase === 'paused' && run.problem && mayTryAgain(run) ? goOn(plan, run, now) : taken(run, [{ kind: 'look' }]);

/** The height typed by a person: exactly the one the step rewinds to, and for the step under way. */
export const takeConfirm: Take<'confirm'> = ({ plan, run, event, now }) => {
  const step = currentStep(plan, run);
  if (!step || step.id !== event.step || step.confirmHeight === null) return refused(phrase('run.refuse.other-step'));
  // Of two who confirm at once the second is told; the step is not begun anew under the first.
  if (run.confirmedStep === step.id) return refused(phrase('run.refuse.confirmed'));
  if (event.height !== step.confirmHeight) return refused(phrase('run.refuse.other-height', { typed: event.height }));
  return taken({ ...run, confirmedStep: step.id, stepSince: now, holdsSince: {} }, [{ kind: 'look' }]);
};

export const takeEvidence: Take<'evidence'> = ({ run, event }) => taken({ ...run, evidence: event.progress }, [{ kind: 'look' }]);

export const takeSkipEvidence: Take<'skip-evidence'> = ({ plan, run, event, now }) => {
  const reason = event.reason.trim();
  if (reason === '') return refused(phrase('run.refuse.no-reason'));
  const isWaitedFor = currentStep(plan, run)?.kind === 'save-evidence' || run.problem?.code === 'evidence-missing';
  if (!isWaitedFor) return refused(phrase('run.refuse.not-now'));
  const skipped = { ...run, evidenceSkipped: { by: event.by, at: now, reason } };
  return run.problem?.code === 'evidence-missing' ? afterChoice(plan, skipped, now) : taken(skipped);
};

/** Kept with what was pasted; its checks decide all the same. */
export const takeByHand: Take<'by-hand'> = ({ plan, run, event, now }) => {
  const { task: id, by, pasted } = event;
  const step = currentStep(plan, run);
  const task = step?.tasks.find((one) => one.id === id);
  if (!step || !task?.byHand) return refused(phrase('run.refuse.no-such-task', { task: id }));
  if (isSettled(run, task)) return refused(phrase('run.refuse.task-over', { task: id }));
  if (stateOf(run, id).state === 'sending') return refused(phrase('run.refuse.under-way', { task: id }));
  if (isUnconfirmed(run, step)) return refused(phrase('run.refuse.not-confirmed', { height: step.confirmHeight }));
  if (!isReady(run, step)) return refused(phrase('run.refuse.not-ready', { task: id }));
  const done: Run = { ...run, stepSince: now, tasks: { ...run.tasks, [id]: { state: 'by-hand', by, at: now, pasted } } };
  return afterChoice(plan, done, now);
};

/** Without a node: where what stopped the run offers it, where only a person's remedy is left for it, or where it has been silent for long. */
export const takeLeaveOut: Take<'leave-out'> = ({ plan, run, event, now }) => {
  const { node, by } = event;
  const needed = whyNeeded(plan, run, node);
  if (needed) return refused(needed);
  const isOffered = run.problem?.node === node && run.problem.choices.includes('leave-out');
  const isBehind = behindForPerson(plan, run).includes(node);
  if (!isOffered && !isBehind && !isLost(plan, run, node, now)) return refused(phrase('run.refuse.not-lost', { node }));
  const open = plan.steps.flatMap(({ tasks }) => tasks.filter((task) => task.node === node && !isSettled(run, task)));
  const out = Object.fromEntries(open.map(({ id }) => [id, { state: 'left-out', by, at: now } as const]));
  const next: Run = { ...run, leftOut: { ...run.leftOut, [node]: { by, at: now } }, tasks: { ...run.tasks, ...out } };
  // What stopped the run at another node is not answered by it.
  return isOffered ? afterChoice(plan, next, now) : taken(next, run.phase === 'paused' ? [] : [{ kind: 'look' }]);
};

export const takeGivenBack: Take<'given-back'> = ({ run, event, now }) => {
  const fresh = new Set(event.transactions.map(({ hash }) => hash));
  const givenBack = [...run.givenBack.filter(({ hash }) => !fresh.has(hash)), ...event.transactions];
  const holdsSince = event.isDone ? { ...run.holdsSince, 'given back': now } : run.holdsSince;
  return taken({ ...run, givenBack, holdsSince, unsaved: event.unsaved ?? [] }, [{ kind: 'look' }]);
};

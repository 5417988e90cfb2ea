import { phrase } from '@/lib/incidents/phrase';
import type { Run, TaskState, Transition } from '../run-types';
import { findTask, stateOf } from './steps-of';
import { refused, type Take, type Turn, taken } from './turn';

type Sending = Extract<TaskState, { state: 'sending' }>;
type Id = { readonly task: string };

/** Taken in whatever the run does now, also while it is paused, aborted or over: but only for a call that is under way. */
function answered({ plan, run, event }: Turn & { readonly event: Id }, state: (sending: Sending) => TaskState): Transition {
  const was = stateOf(run, event.task);
  if (!findTask(plan, run, event.task) || was.state !== 'sending') return refused(phrase('run.refuse.not-under-way', { task: event.task }));
  const next: Run = { ...run, tasks: { ...run.tasks, [event.task]: state(was) } };
  return taken(next, run.endedAt === null ? [{ kind: 'look' }] : []);
}

export const takeAnswered: Take<'answered'> = (turn) =>
  answered(turn, ({ attempt }) => ({ state: 'answered', attempt, at: turn.now, reply: turn.event.reply }));

export const takeRefused: Take<'refused'> = (turn) =>
  answered(turn, ({ attempt }) => ({ state: 'refused', attempt, at: turn.now, reply: turn.event.reply }));

/** It may have been done: only looking tells. */
export const takeLost: Take<'lost'> = (turn) =>
  answered(turn, ({ attempt }) => ({ state: 'unsure', attempt, since: turn.now, why: turn.event.why }));

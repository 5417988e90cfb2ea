import type { Phrase } from '@/lib/incidents/phrase';
import type { Plan } from '../plan-types';
import type { Effect, Run, RunContext, RunEvent, Transition } from '../run-types';

/** What an event is taken with. `now`: server ms of the run's own clock, which never goes back. */
export type Turn<E extends RunEvent = RunEvent> = {
  readonly plan: Plan;
  readonly context: RunContext;
  readonly run: Run;
  readonly event: E;
  readonly now: number;
};

export type Take<K extends RunEvent['kind']> = (turn: Turn<Extract<RunEvent, { kind: K }>>) => Transition;

export const taken = (run: Run, effects: readonly Effect[] = []): Transition => ({ ok: true, run, effects });

export const refused = (refusal: Phrase): Transition => ({ ok: false, refusal });

import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import { sceneOf } from '../safety/scene';
import { aloneAsProven } from '../safety/whatever-is-done';

/** Isolation is not proven any more, if it was. Before the start and on the way out nothing rests on it. */
export const withoutProof = (run: Run, why: 'gap' | 'peer'): Run =>
  run.startedAt === null || run.wayOut ? run : { ...run, proofGone: why };

/** A node that was proven to be alone is seen with a peer. */
export const isolationBroken = (plan: Plan, run: Run, now: number): boolean => aloneAsProven(sceneOf(plan, run, run.looks, now)) !== null;

import type { Person } from '@/lib/auth/types';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { planView } from '@/lib/views/plan-view';
import type { RecoveryView, RunView } from '@/lib/views/recovery-types';
import { runView } from '@/lib/views/run-view';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { findNetwork } from './find-network';
import { readHeightNumber } from './read-parameters';
import { reader, readPerson } from './reader';
import { aroundRecovery } from './recovery-reader';

/** A plan with its run for one person; null = no such network or plan. */
export async function recoveryFor(held: Runtime, network: string, number: number, person: Person | null): Promise<RecoveryView | null> {
  const around = await aroundRecovery(held, network, person, number);
  const kept = around && (await held.store.recovery.find(network, number));
  return kept ? { plan: planView(kept, around), run: runView(kept, around) } : null;
}

/** A plan by its number as in an address, for whoever sent this request; `part` "run" = only what changes while it runs. */
export async function readOneRecovery(
  watch: NetworkWatch,
  text: string,
  part: string | null = null,
): Promise<RecoveryView | RunView | Response> {
  if (part !== null && part !== 'run')
    return answerProblem(
      400,
      sayApi('read-one-recovery.not-part'),
      sayApi('read-one-recovery.part-not-known', { part: part.slice(0, 40) }),
    );
  const number = readHeightNumber(text);
  const { id } = watch.picture();
  const view = number === null ? null : await recoveryFor(await reader(), id, number, await readPerson());
  if (!view) return noSuchPlan(id, text);
  return part === 'run' ? view.run : view;
}

/** What the page of a plan is rendered from; null = no such network or plan. */
export async function readRecoveryPage(network: string, text: string): Promise<RecoveryView | null> {
  const watch = await findNetwork(network);
  const view = watch && (await readOneRecovery(watch, text));
  return !view || view instanceof Response ? null : (view as RecoveryView);
}

/** 404 for a number that is none. */
export function noSuchPlan(network: string, text: string): Response {
  const detail = sayApi('read-one-recovery.no-recovery-plan', { network, text: text.slice(0, 40) });
  return answerProblem(404, sayApi('read-one-recovery.no-such-plan'), detail);
}

import type { Person } from '@/lib/auth/types';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { planView } from '@/lib/views/plan-view';
import type { RecoveryView, RunView } from '@/lib/views/recovery-types';
import { runView } from '@/lib/views/run-view';
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
  if (part !== null && part !== 'run') return answerProblem(400, 'Not a part', `part="${part.slice(0, 40)}" is not known; it takes run`);
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
  const detail = `No recovery plan of "${network}" has the number "${text.slice(0, 40)}"; GET /api/v1/networks/${network}/recovery lists them`;
  return answerProblem(404, 'No such plan', detail);
}

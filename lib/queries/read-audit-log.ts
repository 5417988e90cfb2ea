import type { KeptPlan } from '@/lib/recovery/run-types';
import type { AuditView } from '@/lib/views/account-types';
import { auditSays, type StepWords } from '@/lib/views/phrases/audit-says';
import { sayPhrase } from '@/lib/views/say-phrase';
import { readerAs } from './reader';

const PAGE = 100;

/**
 * A page of the audit log, newest first, for whoever is signed in. Parameters: network, person, action, outcome (done, refused, failed), object, since,
 * until (server ms), before (a row's number), limit (1 to 1000). One that can't be read counts as left out. @throws SignInNeeded
 */
export async function readAuditLog(parameters: URLSearchParams): Promise<AuditView> {
  const { store } = (await readerAs('viewer')).runtime;
  const limit = Math.min(Math.max(wholeOf(parameters, 'limit') ?? PAGE, 1), 1000);
  const texts = ['network', 'person', 'action', 'object'].flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name)]] : []));
  const numbers = ['since', 'until', 'before'].flatMap((name) =>
    wholeOf(parameters, name) === null ? [] : [[name, wholeOf(parameters, name)]],
  );
  const outcome = (['done', 'refused', 'failed'] as const).find((one) => one === parameters.get('outcome'));
  const filter = { ...Object.fromEntries([...texts, ...numbers]), ...(outcome === undefined ? {} : { outcome }) };
  const rows = await store.audit({ ...filter, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const people = (await store.accounts.list()).map(({ id, name }) => ({ id, name }));
  const wordsOf = await stepWords(shown, (network, number) => store.recovery.find(network, number));
  return {
    rows: shown.map((row) => ({ ...row, says: auditSays(row, wordsOf(row)) })),
    people,
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

type Named = { readonly network: string | null; readonly object: string | null };

/** What steps and tasks are called in the recoveries that rows are of. */
async function stepWords(rows: readonly Named[], find: (network: string, number: number) => Promise<KeptPlan | null>) {
  const known = new Map<string, { readonly steps: Map<string, string>; readonly tasks: Map<string, string> }>();
  const keyOf = ({ network, object }: Named) => `${network}/${object}`;
  for (const row of rows) {
    const number = /^plan (\d{1,15})$/.exec(row.object ?? '')?.[1];
    if (number === undefined || row.network === null || known.has(keyOf(row))) continue;
    const kept = await find(row.network, Number(number));
    const steps = kept === null ? [] : [...kept.plan.steps, ...(kept.run.wayOut ?? [])];
    known.set(keyOf(row), {
      steps: new Map(steps.map(({ id, title }) => [id, sayPhrase(title)])),
      tasks: new Map(steps.flatMap(({ title, tasks }) => tasks.map(({ id }) => [id, sayPhrase(title)]))),
    });
  }
  return (row: Named): StepWords => {
    const own = known.get(keyOf(row));
    return { step: (id) => own?.steps.get(id) ?? id, task: (id) => own?.tasks.get(id) ?? id };
  };
}

function wholeOf(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

import type { AuditView } from '@/lib/views/account-types';
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
  return { rows: shown, people, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

function wholeOf(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

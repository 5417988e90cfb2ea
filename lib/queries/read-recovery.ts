import { CONFIRMED_MS } from '@/lib/recovery/confirmed-ms';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { offersView } from '@/lib/views/offers-view';
import { planRow } from '@/lib/views/plan-row';
import type { OffersView, RecoveryHomeView } from '@/lib/views/recovery-types';
import { runState } from '@/lib/views/run-state';
import { sayApi } from '@/lib/views/words/api';
import { findNetwork } from './find-network';
import { reader, readPerson } from './reader';
import { aroundRecovery } from './recovery-reader';

/** The page of recoveries without the ways to go: nobody waits for nodes before something is shown. null = no such network. */
export async function readRecoveryHome(network: string): Promise<RecoveryHomeView | null> {
  const watch = await findNetwork(network);
  return watch && home(watch, false);
}

/** The same with the ways to go, for those who may plan: telling them asks every node. */
export const readRecovery = (watch: NetworkWatch): Promise<RecoveryHomeView> => home(watch, true);

async function home(watch: NetworkWatch, withOffers: boolean): Promise<RecoveryHomeView> {
  const held = await reader();
  const { id } = watch.picture();
  const around = await aroundRecovery(held, id, await readPerson(), null);
  if (around === null) throw new Error(`network ${id} is not watched`);
  const { reader: who, say, networkName, keeping } = around;
  const plans = await held.store.recovery.list(id);
  const rows = plans.map((kept) => ({ row: planRow(kept, say), isEnded: runState(kept.plan, kept.run) === 'ended' }));
  const open = rows.find(({ isEnded }) => !isEnded)?.row ?? null;
  const why =
    open !== null ? sayApi('read-recovery.recovery-has-not', { number: String(open.number) }) : who.operate.ok ? null : who.operate.why;
  const told = withOffers && why === null ? await offersNow(watch, around) : { offers: null, offersWhyNot: why };
  return {
    network: id,
    networkName,
    asOf: watch.picture().asOf,
    open,
    past: rows.flatMap(({ row, isEnded }) => (isEnded ? [row] : [])),
    ...told,
    may: { plan: why === null ? who.operate : { ok: false, why }, confirmStopped: who.operate },
    me: who.me,
    keeping,
  };
}

async function offersNow(
  watch: NetworkWatch,
  { say, reader: who, now }: NonNullable<Awaited<ReturnType<typeof aroundRecovery>>>,
): Promise<{ readonly offers: OffersView | null; readonly offersWhyNot: string | null }> {
  const held = await reader();
  const { id } = watch.picture();
  const desk = held.recovery.get(id);
  if (!desk) return { offers: null, offersWhyNot: sayApi('read-recovery.nobody-carries-out') };
  const confirmed = await held.store.recovery.confirmed(id, now - CONFIRMED_MS);
  const names = new Map((await held.store.accounts.list().catch(() => [])).map(({ id: account, name }) => [account, name]));
  const offers = await desk.offersToRead(confirmed);
  const byName = confirmed.map((one) => ({ ...one, by: names.get(one.by) ?? one.by }));
  return { offers: offersView({ offers, confirmed: byName, say, may: who.operate }), offersWhyNot: null };
}

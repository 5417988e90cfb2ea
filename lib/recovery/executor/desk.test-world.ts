import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { PlaybookId } from '@/lib/incidents/types';
import type { Call, Exchange, NodeClient } from '@/lib/rpc/types';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import { isUnconfirmed } from '../machine/steps-of';
import { newRun } from '../new-run';
import { offerInPieces } from '../offer-plans';
import type { Offer } from '../plan-types';
import { DRY } from '../recovery.test-world';
import type { Person, RunEvent } from '../run-types';
import { ENDED } from '../run-types';
import { transition } from '../transition';
import { contextOf } from './commit-event';
import type { DeskDeps, DeskNode } from './desk-types';
import { deskWorks } from './desk-works';
import type { ForkedDrill } from './drill-desk.test-world';
import type { LookedNode } from './look-at-nodes';
import { RecoveryDesk } from './recovery-desk';

export const AUTHOR: Person = { id: 'ann', name: 'Ann' };
export const OTHER: Person = { id: 'bob', name: 'Bob' };
const HOUR_MS = 3_600_000;
type Store = Awaited<ReturnType<typeof openSqliteStore>>;

/** A call that was sent to a node to change something. */
export type SentCall = { readonly at: number; readonly node: string; readonly method: string; readonly params: readonly unknown[] };
type Chosen = Extract<Offer, { applies: true }>;

/** What stands between desk and node: another exchange, or null for the node's own. */
export type Twist = (
  node: string,
  calls: readonly Call<unknown>[],
  real: () => Promise<Exchange<never>>,
) => Promise<Exchange<never>> | null;

export type DeskWorld = {
  readonly store: Store;
  readonly desk: () => RecoveryDesk;
  /** Every call a desk sent by its acting connection that no look makes. */
  readonly sent: readonly SentCall[];
  readonly troubles: readonly unknown[];
  readonly twist: { looks: Twist | null; acts: Twist | null };
  /** Wrong by so many ms: what a person sets the wall clock to. */
  readonly clock: { skewMs: number };
  /** Who may approve now. */
  readonly approvers: Set<string>;
  readonly kept: () => Promise<KeptPlan>;
  /** Server ms as the desk has it. */
  readonly now: () => number;
  /** Leaves the store no room for anything new, or gives it back. */
  readonly fillStore: (isFull: boolean) => Promise<void>;
  /** Pages of the store's file. */
  readonly pages: () => Promise<number>;
  /** Offers of now, one by playbook and variant. */
  readonly offer: (playbook: PlaybookId, variant?: string) => Promise<Chosen>;
  /** Keeps a plan and starts it: dry run, submitted, approved by another person. */
  readonly start: (offer: Chosen) => Promise<void>;
  /** The same, and no desk of this world is roused by it. */
  readonly keep: (offer: Chosen) => Promise<void>;
  /** Only until it may be started. */
  readonly prepare: (offer: Chosen) => Promise<void>;
  /** As `act`, and no desk of this world is roused by it. */
  readonly change: (event: RunEvent) => Promise<boolean>;
  /** What a person does, as a command does it. */
  readonly act: (event: RunEvent) => Promise<boolean>;
  /** Runs on until it is so of the kept plan; false = it was not within so many simulated ms. */
  readonly until: (isSo: (kept: KeptPlan) => boolean, mostMs?: number) => Promise<boolean>;
  /** Runs until the plan ends or waits for a person; heights are confirmed as they are asked for. */
  readonly finish: (mostMs?: number) => Promise<KeptPlan>;
  /** The desk of this process is gone from one moment to the next; another takes its place. */
  readonly replaceDesk: (how?: 'kill' | 'stop') => Promise<void>;
  /** One more desk on the same store. */
  readonly newDesk: () => RecoveryDesk;
  readonly close: () => Promise<void>;
};

/** Nothing is gone through: these tests are of what comes after it. */
function* tried() {
  yield;
  return DRY;
}

/** What asks who answers on a connection is not counted as sent. */
const CHANGES = /^(miner_|admin_(add|remove)Peer|debug_setHead|eth_sendRaw)/;

/** A real desk on a real store over a drill in simulated time: nothing waits for real. Time runs only within `until` and `finish`. */
export async function deskWorld(drill: ForkedDrill, folder = mkdtempSync(join(tmpdir(), 'desk-'))): Promise<DeskWorld> {
  const store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  await store.openNetwork('net', 'Net');
  const { sim } = drill.network;
  const clock = { skewMs: 0 };
  const twist: DeskWorld['twist'] = { looks: null, acts: null };
  const sent: SentCall[] = [];
  const troubles: unknown[] = [];
  const approvers = new Set([OTHER.id]);
  let isOpen = false;
  let gates: (() => void)[] = [];
  let check: () => Promise<boolean> = async () => false;
  const done: { resolve: (so: boolean) => void } = { resolve: () => {} };
  let endAt = 0;

  /** Simulated time passes here and nowhere else: once what is under way has settled, and never while the test looks on. */
  const wait = async (ms: number): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await immediate();
    if (isOpen && (await check())) shut(true);
    else if (isOpen && sim.now() >= endAt) shut(false);
    while (!isOpen) await new Promise<void>((resolve) => gates.push(resolve));
    sim.runUntil(sim.now() + ms);
    await immediate();
  };
  const shut = (so: boolean) => {
    isOpen = false;
    done.resolve(so);
  };
  const wired = ({ name, client }: LookedNode, kind: 'looks' | 'acts'): NodeClient => ({
    ...client,
    send: async <const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> => {
      if (kind === 'acts')
        for (const { method, params } of calls as readonly Call<unknown>[])
          if (CHANGES.test(method)) sent.push({ at: sim.now(), node: name, method, params });
      const real = () => client.send(calls) as Promise<Exchange<never>>;
      return ((await twist[kind]?.(name, calls, real)) ?? (await real())) as unknown as Exchange<C>;
    },
  });
  const nodes: readonly DeskNode[] = drill.nodes.map((node) => ({
    name: node.name,
    looks: wired(node, 'looks'),
    acts: wired(node, 'acts'),
  }));
  let life = 0;
  const newDesk = (): RecoveryDesk => {
    life += 1;
    const own = life;
    const deps: DeskDeps = {
      network: 'net',
      nodes,
      clock: { now: () => sim.now() + clock.skewMs, rate: 1 },
      pace: () => sim.now(),
      store,
      approvers: async () => [...approvers],
      watch: () => drill.watched.watch.diagnosis(),
      rules: { offerPlans: offerInPieces, transition, dryRun: tried },
      works: deskWorks,
      onChange: () => {},
      onTrouble: (error) => troubles.push(error),
      holder: `desk-${own}`,
      wait,
    };
    return new RecoveryDesk(deps);
  };
  let desk = newDesk();
  const now = () => sim.now() + clock.skewMs;
  const kept = async () => {
    const plan = (await store.recovery.list('net', 1))[0];
    if (!plan) throw new Error('no plan is kept');
    return plan;
  };
  const change: DeskWorld['change'] = (event) =>
    store.transaction(async (trx) => {
      const plan = (await trx.recovery.open('net')) ?? null;
      if (plan === null) return false;
      const result = transition(plan.plan, contextOf(plan, [...approvers]), plan.run, event);
      if (!result.ok) return false;
      await trx.recovery.save('net', plan.number, plan.revision, result.run);
      return true;
    });
  const act: DeskWorld['act'] = async (event) => {
    const isTaken = await change(event);
    desk.wake();
    return isTaken;
  };
  const until: DeskWorld['until'] = async (isSo, mostMs = 10 * 60_000) => {
    if (isSo(await kept())) return true;
    check = async () => isSo(await kept());
    endAt = sim.now() + mostMs;
    const result = new Promise<boolean>((resolve) => {
      done.resolve = resolve;
    });
    isOpen = true;
    desk.wake();
    for (const open of gates.splice(0)) open();
    return result;
  };
  const prepare: DeskWorld['prepare'] = async ({ plan, hash }) => {
    const base = {
      network: 'net',
      hash,
      plan,
      run: newRun(plan),
      author: AUTHOR,
      approvalsNeeded: 1 as const,
      incident: null,
      madeAt: now(),
    };
    await store.transaction((trx) => trx.recovery.create(base));
    for (const event of [
      { kind: 'dry-run', at: now(), result: DRY },
      { kind: 'submit', at: now(), by: AUTHOR },
      { kind: 'approve', at: now(), by: OTHER, planHash: hash, expiresAt: now() + HOUR_MS },
    ] satisfies RunEvent[]) {
      if (!(await change(event))) throw new Error(`refused: ${event.kind} ${JSON.stringify((await kept()).run.problem)}`);
    }
  };
  const keep: DeskWorld['keep'] = async (offer) => {
    await prepare(offer);
    const looks = await desk.looks(await kept());
    const isTaken = await change({ kind: 'start', at: now(), by: AUTHOR, looks });
    if (!isTaken) throw new Error(`refused: start ${JSON.stringify((await kept()).run.problem)}`);
  };
  return {
    store,
    desk: () => desk,
    sent,
    troubles,
    twist,
    clock,
    approvers,
    kept,
    now,
    fillStore: async (isFull) => {
      const run = (text: string) => sql.raw(text).execute(store.shared);
      await run(`PRAGMA max_page_count = ${isFull ? 1 : 1_000_000}`);
      if (!isFull) return void (await run('DROP TABLE ballast'));
      await run('CREATE TABLE IF NOT EXISTS ballast (weight BLOB)').catch(() => {});
      // Pages that were freed are room too.
      for (let hasRoom = true; hasRoom; )
        hasRoom = await run('INSERT INTO ballast VALUES (zeroblob(4000))').then(
          () => true,
          () => false,
        );
    },
    pages: async () => (await sql.raw<{ page_count: number }>('PRAGMA page_count').execute(store.shared)).rows[0]?.page_count ?? -1,
    act,
    until,
    newDesk,
    offer: async (playbook, variant) => {
      await drill.watched.tick(1, 0);
      const { offers } = await desk.offers([]);
      const found = offers.find(
        (one): one is Chosen => one.applies && one.playbook === playbook && (variant ?? one.variant) === one.variant,
      );
      if (!found) throw new Error(`not offered: ${JSON.stringify(offers.map((one) => [one.playbook, one.variant, one.applies, one.why]))}`);
      return found;
    },
    start: async (offer) => {
      await keep(offer);
      desk.wake();
    },
    keep,
    prepare,
    change,
    finish: async (mostMs = 10 * 60_000) => {
      const end = sim.now() + mostMs;
      const waitsFor = ({ plan, run }: KeptPlan) => {
        const step = run.wayOut ? null : plan.steps[run.step];
        return step && step.kind === run.phase && isUnconfirmed(run, step) ? step : null;
      };
      for (;;) {
        await until((one) => ENDED.includes(one.run.phase) || one.run.phase === 'paused' || waitsFor(one) !== null, end - sim.now());
        const one = await kept();
        const step = waitsFor(one);
        if (!step || sim.now() >= end) return one;
        await act({ kind: 'confirm', at: now(), by: AUTHOR, step: step.id, height: step.confirmHeight ?? -1 });
      }
    },
    replaceDesk: async (how = 'kill') => {
      if (how === 'stop') await desk.stop();
      desk = newDesk();
    },
    close: async () => {
      isOpen = true;
      endAt = Number.POSITIVE_INFINITY;
      check = async () => false;
      const stopping = desk.stop();
      for (const open of gates.splice(0)) open();
      gates = [];
      await stopping;
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

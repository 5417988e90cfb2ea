import { appendFileSync } from 'node:fs';
import { createRandom } from '@/lib/drill/simulation/create-random';
import { matchAnswers } from '@/lib/rpc/match-answers';
import type { Call, Exchange, NodeClient, RpcFailure } from '@/lib/rpc/types';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store, StoreTransaction } from '@/lib/storage/store';
import { offerInPieces } from '../../offer-plans';
import { transition } from '../../transition';
import type { DeskDeps } from '../desk-types';
import { deskWorks } from '../desk-works';
import { RecoveryDesk } from '../recovery-desk';
import { type Chance, type ChildOptions, type FromChild, isAct, type RawAnswer, type ToChild } from './kill-protocol';

// The desk as the product runs it, on its own store; nodes and time are its parent's. It lives until it is killed, or kills itself at a boundary.
const { path, holder, names, startAt, seed, chance, deaths } = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const random = createRandom(seed, holder);
let at = startAt;
let asked = 0;
const waiting = new Map<number, (answer: RawAnswer) => void>();

type Question = FromChild extends infer One ? (One extends { readonly id: number } ? Omit<One, 'id'> : never) : never;
const ask = (what: Question): Promise<RawAnswer> =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    process.send?.({ ...what, id: asked } satisfies FromChild);
  });

/** From here nothing more is done, as by `kill -9`. */
function boundary(of: keyof Chance, when: string): void {
  if (!random.chance(chance[of])) return;
  appendFileSync(deaths, `${when}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const clientOf = (node: string, kind: 'looks' | 'acts'): NodeClient => ({
  mayAsk: () => true,
  close: async () => {},
  send: async <const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> => {
    const of = kind === 'acts' && calls.some(isAct) ? 'effect' : 'look';
    boundary(of, of === 'effect' ? 'intent stored, not sent' : 'before a question');
    const answer = await ask({ kind, node, calls: calls.map(({ method, params }) => ({ method, params })) });
    boundary(of, of === 'effect' ? 'sent, result not stored' : 'after a question');
    const sent = calls.map((call, id) => ({ id, call }));
    const transport: RpcFailure | null = answer === 'down' ? { code: 'unreachable', message: 'connection refused' } : null;
    const outcomes = transport
      ? sent.map(() => ({ ok: false as const, error: transport }))
      : matchAnswers(sent, answer as readonly unknown[], (text) => text);
    return { outcomes: outcomes as unknown as Exchange<C>['outcomes'], transport, latencyMs: 1, httpRequests: 1 };
  },
});

/** What the transaction under way keeps; the store takes one at a time. */
let keeps: { readonly of: keyof Chance; readonly what: string } = { of: 'look', what: 'lease' };
const watched = (trx: StoreTransaction): StoreTransaction => ({
  ...trx,
  recovery: {
    ...trx.recovery,
    log: (network, number, lines) => {
      if (lines.some(({ data }) => 'transaction' in data)) keeps = { of: 'effect', what: 'intent' };
      return trx.recovery.log(network, number, lines);
    },
    addPieces: (network, number, pieces) => {
      keeps = { of: 'piece', what: 'evidence' };
      return trx.recovery.addPieces(network, number, pieces);
    },
  },
});

const opened = await openSqliteStore({ path });
const store: Pick<Store, 'recovery' | 'transaction'> = {
  recovery: opened.recovery,
  transaction: async (work) => {
    let kept = keeps;
    const result = await opened.transaction(async (trx) => {
      keeps = { of: 'look', what: 'lease' };
      const done = await work(watched(trx));
      kept = keeps;
      boundary(kept.of, `before the commit: ${kept.what}`);
      return done;
    });
    boundary(kept.of, `after the commit: ${kept.what}`);
    return result;
  },
};

const desk = new RecoveryDesk({
  network: 'net',
  nodes: names.map((name) => ({ name, looks: clientOf(name, 'looks'), acts: clientOf(name, 'acts') })),
  clock: { now: () => at, rate: 1 },
  pace: () => at,
  store,
  approvers: async () => [],
  // Of the watch only what logs tell of processes is read: here there are none.
  watch: () => ({ picture: { nodes: [] } }) as unknown as ReturnType<DeskDeps['watch']>,
  rules: {
    offerPlans: offerInPieces,
    transition: (plan, context, run, event) => {
      const next = transition(plan, context, run, event);
      if (next.ok && next.effects.some(({ kind }) => kind === 'send')) keeps = { of: 'effect', what: 'intent' };
      else if (event.kind !== 'looked') keeps = { of: 'effect', what: event.kind === 'restarted' ? 'restart' : 'result' };
      else keeps = { of: 'look', what: 'look' };
      boundary(keeps.of, `before it is stored: ${keeps.what}`);
      return next;
    },
    dryRun: () => {
      throw new Error('nothing is planned here');
    },
  },
  works: deskWorks,
  onChange: ({ run }) => {
    const { phase, step, confirmedStep, wayOut } = run;
    process.send?.({ kind: 'kept', phase, step, confirmedStep, isOut: wayOut !== null } satisfies FromChild);
  },
  onTrouble: (error) => process.stderr.write(`${String(error)}\n`),
  holder,
  wait: async (ms) => void (await ask({ kind: 'wait', ms })),
});

process.on('message', (message: ToChild) => {
  at = message.at;
  if (message.kind === 'wake') desk.wake();
  else {
    waiting.get(message.id)?.(message.answer);
    waiting.delete(message.id);
  }
});
desk.wake();

import { matchAnswers } from '@/lib/rpc/match-answers';
import type { Call, Exchange, NodeClient, RpcFailure } from '@/lib/rpc/types';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import { offerPlans } from '../../offer-plans';
import { transition } from '../../transition';
import { deskWorks } from '../desk-works';
import { RecoveryDesk } from '../recovery-desk';
import type { FromChild, RawAnswer, ToChild } from './kill-desk';

// The desk as the product runs it, on its own store; nodes and time are its parent's. It lives until it is killed.
const [path = '', holder = '', names = '[]', startAt = '0'] = process.argv.slice(2);
let at = Number(startAt);
let asked = 0;
const waiting = new Map<number, (answer: RawAnswer) => void>();

type Question = FromChild extends infer One ? (One extends { readonly id: number } ? Omit<One, 'id'> : never) : never;
const ask = (what: Question): Promise<RawAnswer> =>
  new Promise((resolve) => {
    asked += 1;
    waiting.set(asked, resolve);
    process.send?.({ ...what, id: asked } satisfies FromChild);
  });

const clientOf = (node: string, kind: 'looks' | 'acts'): NodeClient => ({
  mayAsk: () => true,
  close: async () => {},
  send: async <const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> => {
    const answer = await ask({ kind, node, calls: calls.map(({ method, params }) => ({ method, params })) });
    const sent = calls.map((call, id) => ({ id, call }));
    const transport: RpcFailure | null = answer === 'down' ? { code: 'unreachable', message: 'connection refused' } : null;
    const outcomes = transport
      ? sent.map(() => ({ ok: false as const, error: transport }))
      : matchAnswers(sent, answer as readonly unknown[], (text) => text);
    return { outcomes: outcomes as unknown as Exchange<C>['outcomes'], transport, latencyMs: 1, httpRequests: 1 };
  },
});

const store = await openSqliteStore({ path });
const desk = new RecoveryDesk({
  network: 'net',
  nodes: (JSON.parse(names) as string[]).map((name) => ({ name, looks: clientOf(name, 'looks'), acts: clientOf(name, 'acts') })),
  clock: { now: () => at, rate: 1 },
  pace: () => at,
  store,
  watch: () => {
    throw new Error('nothing is planned here');
  },
  rules: {
    offerPlans,
    transition,
    dryRun: () => {
      throw new Error('nothing is planned here');
    },
  },
  works: deskWorks,
  onChange: ({ run }) => process.send?.({ kind: 'kept', phase: run.phase } satisfies FromChild),
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

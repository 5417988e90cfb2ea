import { buildNext, dueAtMs } from '@/lib/drill/plant/build-next';
import type { RpcFailure } from '@/lib/rpc/types';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import { sayPhrase } from '@/lib/views/say-phrase';
import { type DeskWorld, deskWorld, type Twist } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';

export type Faulty = { readonly drill: ForkedDrill; readonly world: DeskWorld };

const HALVES = [
  ['validator-1', 'validator-2'],
  ['validator-3', 'validator-4'],
];

/** A 2-2 fork of four validators with a desk over it; small, so that every fault can be played. */
export async function faultyWorld(options: Parameters<typeof forkedDrill>[1] = {}, depth = 1, camps = HALVES): Promise<Faulty> {
  const drill = await forkedDrill(
    camps.map((holders) => ({ depth, holders })),
    { historyMs: 20_000, ...options, plan: { members: 0, ...options.plan } },
  );
  return { drill, world: await deskWorld(drill) };
}

/** Lets `act` do what it wants with every request that holds this method. */
export const onCall =
  (method: string, act: (node: string, real: Parameters<Twist>[2]) => ReturnType<Twist>): Twist =>
  (node, calls, real) =>
    calls.some((call) => call.method === method) ? act(node, real) : null;

/** The whole request failed so, or (a JSON-RPC error) its first call. */
export const failing = (error: RpcFailure, calls = 1) =>
  Promise.resolve({
    outcomes: Array.from({ length: calls }, () => ({ ok: false, error })),
    transport: error.code === 'rpc-error' || error.code === 'method-unavailable' ? null : error,
    latencyMs: 1,
    httpRequests: 1,
  } as never);

/** Answers of one node said otherwise, call by call. */
export const saying =
  (name: string, says: (method: string, value: unknown) => unknown): Twist =>
  (node, calls, real) =>
    node !== name
      ? null
      : real().then((exchange) => ({
          ...exchange,
          outcomes: calls.map((call, index) => {
            const outcome = (exchange.outcomes as readonly { ok: boolean; value?: unknown }[])[index];
            return outcome?.ok ? { ok: true, value: says(call.method, outcome.value) } : outcome;
          }) as never,
        }));

/** What a person reads of where a plan stands. */
export function told({ run }: KeptPlan) {
  const { problem } = run;
  const said = (one: NonNullable<typeof problem>['expected']) => one && sayPhrase(one);
  return {
    phase: run.phase,
    code: problem?.code ?? null,
    node: problem?.node ?? null,
    says: problem ? sayPhrase(problem.says) : null,
    expected: problem ? said(problem.expected) : null,
    seen: problem ? said(problem.seen) : null,
    answer: problem?.answer ?? null,
    choices: problem?.choices ?? [],
  };
}

/** One more block on the head of a node, sealed by a quorum, as another mesh with the same keys makes it: nobody else gets it. */
export function growBy({ network }: ForkedDrill, name: string): void {
  const node = network.node(name);
  const chain = node.process()?.chain;
  const parent = chain?.head();
  if (!chain || !parent) throw new Error(`${name} is down`);
  network.sim.runUntil(Math.max(network.sim.now(), dueAtMs(network, parent)));
  const sealers = network.nodes.map(({ key }) => key.address).slice(0, 4);
  const block = buildNext(network, chain, { depth: 1, holders: [node], sealers, firstRound: 3, transactions: 0 }, parent, 0);
  const result = chain.insert(block);
  if (result !== 'head') throw new Error(`${name} did not take its block: ${result}`);
}

export const sentTo = (world: DeskWorld, method: string, since = 0): string[] =>
  world.sent.filter((call) => call.method === method && call.at >= since).map(({ node }) => node);

export const hashesOf = ({ network }: ForkedDrill) => [...new Set(network.nodes.map((node) => node.process()?.chain.head().block.hash))];

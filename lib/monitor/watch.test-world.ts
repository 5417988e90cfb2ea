import { join } from 'node:path';
import type { NodeLog } from '@/lib/chain/node-log';
import { loadRecording } from '@/lib/replay/load-recording';
import { planPlayback } from '@/lib/replay/plan-playback';
import { answerCall, isDown, type NodeAt } from '@/lib/replay/recorded-node';
import type { Answer, AskedCall, Recording } from '@/lib/replay/recording';
import { createBackOff } from '@/lib/rpc/back-off';
import { matchAnswers } from '@/lib/rpc/match-answers';
import type { Call, Exchange, NodeClient, RpcFailure } from '@/lib/rpc/types';
import type { Store } from '@/lib/storage/store';
import type { HeightView, OverviewView } from '@/lib/views/types';
import { makeMemoryStore } from './memory-store.test-world';
import { NetworkWatch, type WatchDeps } from './network-watch';

/** How a node answers one call; a failure = nothing comes back at all. Called anew for every call, at the clock's present time. */
export type Answers = (call: AskedCall) => Answer;
export type FakeNode = {
  readonly name: string;
  readonly answer: Answers;
  /** Set while the node can't be reached. */
  readonly failure?: () => RpcFailure | null;
  readonly role?: 'validator' | 'member' | null;
  readonly address?: `0x${string}` | null;
  /** A client over a real wire instead. */
  readonly client?: NodeClient;
  /** What its log tells. */
  readonly readLog?: ((now: number) => NodeLog) | null;
};

export const REFUSED: RpcFailure = { code: 'unreachable', message: 'connection refused' };

/** A node's client without a wire: the product's own schemas and back-off over whatever `answer` says. Counts what would be HTTP requests. */
export function fakeClient(node: FakeNode, now: () => number): NodeClient & { readonly requests: () => number } {
  const backOff = createBackOff(() => 0);
  let requests = 0;
  return {
    requests: () => requests,
    mayAsk: backOff.mayAsk,
    close: async () => {},
    send: async <const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> => {
      requests += 1;
      const transport = node.failure?.() ?? null;
      if (transport) backOff.failed(now(), null);
      else backOff.succeeded();
      const sent = calls.map((call, id) => ({ id, call }));
      const outcomes = transport
        ? sent.map(() => ({ ok: false as const, error: transport }))
        : matchAnswers(
            sent,
            sent.map(({ id, call }) => wire(id, node.answer({ method: call.method, params: call.params }))),
            (text) => text,
          );
      return { outcomes: outcomes as unknown as Exchange<C>['outcomes'], transport, latencyMs: 1, httpRequests: 1 };
    },
  };
}

const wire = (id: number, answer: Answer) => ({ jsonrpc: '2.0', id, ...(answer.ok ? { result: answer.result } : { error: answer.error }) });

export type WatchWorld = {
  readonly watch: NetworkWatch;
  readonly store: Store;
  readonly now: () => number;
  /** Sets the clock. */
  readonly goTo: (at: number | string) => void;
  /** Moves the clock on by seconds and polls, `times` times. */
  readonly tick: (times?: number, seconds?: number) => Promise<OverviewView>;
  readonly view: () => OverviewView;
  readonly height: (height: number) => Promise<HeightView>;
  /** The nodes' clients, for others than the watch. */
  readonly clients: () => readonly { readonly name: string; readonly client: NodeClient }[];
  /** Requests each node got so far. */
  readonly requests: () => Readonly<Record<string, number>>;
  /** A new watch over the same nodes and the same store, as after a restart. */
  readonly restart: () => Promise<WatchWorld>;
  readonly trouble: readonly unknown[];
};

export type WorldOptions = { readonly store?: Store; readonly intervalMs?: number } & Pick<
  WatchDeps,
  'detectors' | 'diagnose' | 'recovery'
>;

/** A watch over nodes that answer in this process, with a clock moved by hand: nothing waits, nothing is left open. */
export async function watchNodes(nodes: readonly FakeNode[], startAt: number, options: WorldOptions = {}): Promise<WatchWorld> {
  const clock = { at: startAt };
  return openWorld(nodes, clock, options.store ?? makeMemoryStore(), options);
}

async function openWorld(nodes: readonly FakeNode[], clock: { at: number }, store: Store, options: WorldOptions): Promise<WatchWorld> {
  const now = () => clock.at;
  const trouble: unknown[] = [];
  const clients = nodes.map((node) => ({ node, client: fakeClient(node, now) }));
  const watch = new NetworkWatch(
    {
      id: 'net',
      name: 'Net',
      intervalMs: options.intervalMs ?? null,
      nodes: clients.map(({ node: { name, role = null, address = null, client: wired, readLog = null }, client }) => ({
        name,
        role,
        address,
        client: wired ?? client,
        readLog,
      })),
    },
    {
      clock: { now, rate: 1 },
      store,
      onOverview: () => {},
      onTrouble: (error) => trouble.push(error),
      wait: () => new Promise(() => {}),
      ...(options.detectors ? { detectors: options.detectors } : {}),
      ...(options.diagnose ? { diagnose: options.diagnose } : {}),
      ...(options.recovery ? { recovery: options.recovery } : {}),
    },
  );
  await watch.load();
  return {
    watch,
    store,
    now,
    trouble,
    goTo: (at) => {
      clock.at = typeof at === 'number' ? at : Date.parse(at);
    },
    tick: async (times = 1, seconds = 1) => {
      for (let done = 0; done < times; done++) {
        clock.at += seconds * 1000;
        await watch.tick();
      }
      return watch.overview();
    },
    view: () => watch.overview(),
    height: (height) => watch.height(height),
    clients: () => clients.map(({ node, client }) => ({ name: node.name, client: node.client ?? client })),
    requests: () => Object.fromEntries(clients.map(({ node, client }) => [node.name, client.requests()])),
    restart: () => openWorld(nodes, clock, store, options),
  };
}

const loaded = new Map<string, Recording>();

/** A recording of fixtures/, read once a test file. */
export function recordingCalled(name: string): Recording {
  const known = loaded.get(name) ?? loadRecording(join(process.cwd(), 'fixtures/recordings', name));
  loaded.set(name, known);
  return known;
}

export type RecordedOptions = WorldOptions & {
  /** Stage to begin with. */
  readonly from?: string;
  /** Only these nodes are configured. */
  readonly only?: readonly string[];
  /** Changes or replaces what a node says; the recorded answer is given by `said`. */
  readonly twist?: Readonly<Record<string, (call: AskedCall, said: () => Answer, at: number) => Answer>>;
  /** These refuse connections. */
  readonly down?: (node: string, at: number) => boolean;
  /** What a node's log tells; null = it has none. */
  readonly readLog?: (node: string, now: number) => NodeLog | null;
};

export type RecordedWorld = WatchWorld & { readonly recording: Recording; readonly startAt: number; readonly endAt: number };

/** A watch over a recording, node by node as `npm run replay` serves it, the clock at the beginning of its first (or given) stage. */
export async function watchRecording(name: string, options: RecordedOptions = {}): Promise<RecordedWorld> {
  const recording = recordingCalled(name);
  const plan = planPlayback(recording, options.from === undefined ? {} : { from: options.from });
  const clock = { at: plan.startAt };
  const endAt = plan.answersUntil;
  const chosen = recording.nodes.filter((node) => options.only?.includes(node.name) ?? true);
  const nodes = chosen.map((node): FakeNode => {
    const view = (): NodeAt => ({ recording, node, at: Math.min(clock.at, endAt), opening: plan.opening });
    const twist = options.twist?.[node.name];
    return {
      name: node.name,
      answer: (call) => {
        const said = () => answerCall(view(), call);
        return twist ? twist(call, said, clock.at) : said();
      },
      ...(options.readLog?.(node.name, plan.startAt) ? { readLog: (now: number) => options.readLog?.(node.name, now) as NodeLog } : {}),
      failure: () => (isDown(view()) || options.down?.(node.name, clock.at) ? REFUSED : null),
    };
  });
  const world = await openWorld(nodes, clock, options.store ?? makeMemoryStore(), options);
  return { ...world, recording, startAt: plan.startAt, endAt };
}

/** One overview a recorded second of a stage (or of all), each with its time. */
export async function followRecording(
  world: RecordedWorld,
  look: (view: OverviewView, at: number, stage: string) => void | Promise<void>,
  until: string | null = null,
): Promise<void> {
  const { stages } = world.recording;
  const end = until === null ? world.endAt : (stages.find(({ name }) => name === until)?.endAt ?? world.endAt);
  while (world.now() < end) {
    const view = await world.tick();
    const stage = stages.findLast(({ startAt }) => startAt <= world.now())?.name ?? '';
    await look(view, world.now(), stage);
  }
}

import type { NodeLog } from '@/lib/chain/node-log';
import { aLog } from '@/lib/chain/node-log.test-world';
import { createFaultBook, type FaultBook } from '@/lib/drill/faults/create-fault-book';
import { createNetwork } from '@/lib/drill/network/create-network';
import { forkPoint } from '@/lib/drill/plant/heal-fork';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import { serveNetwork } from '@/lib/drill/rpc/serve-network';
import { playScenario, type ScenarioPlay } from '@/lib/drill/scenarios/play-scenario';
import type { DrillNetwork, NetworkPlan, Scenario, SimNode } from '@/lib/drill/types';
import { type FakeNode, REFUSED, type WatchWorld, type WorldOptions, watchNodes } from '@/lib/monitor/watch.test-world';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import type { NodeClient } from '@/lib/rpc/types';
import type { OverviewView } from '@/lib/views/types';

const START = Date.UTC(2024, 2, 6);
const SECOND = 1000;

/** One look of the dashboard, `at` in simulated seconds since the watch began. */
export type Look = { readonly at: number; readonly view: OverviewView };

/** A drill and the product's own watch over it, both on the drill's simulated clock. */
export type WatchedDrill = {
  readonly network: DrillNetwork;
  readonly book: FaultBook;
  readonly watched: WatchWorld;
  /** Every look so far. */
  readonly looks: readonly Look[];
  readonly play: (scenario: Scenario) => ScenarioPlay;
  /** Runs so many simulated seconds, one look a second; these looks. */
  readonly look: (seconds: number) => Promise<readonly Look[]>;
  /** Runs so many simulated seconds and looks once. */
  readonly step: (seconds: number) => Promise<void>;
};

type Clients = (network: DrillNetwork, now: () => number) => Promise<ReadonlyMap<string, NodeClient>>;
type Options = {
  readonly historyMs: number;
  readonly seed?: string;
  /** Over a real wire instead, for what can't be said in answers to single calls. */
  readonly clients?: Clients;
  /** Nodes the dashboard is not told of. */
  readonly unconfigured?: readonly string[];
  /** Each node's log tells what its core does. */
  readonly logs?: boolean;
} & Pick<WorldOptions, 'detectors' | 'recovery'>;

/** A network with its past behind it, and a watch that has not looked yet. */
export async function watchDrill(
  plan: Omit<NetworkPlan, 'seed' | 'startAt'>,
  { historyMs, seed = '1', clients, unconfigured = [], logs = false, ...options }: Options,
): Promise<WatchedDrill> {
  const network = createNetwork({ ...plan, seed, startAt: START });
  const { sim } = network;
  sim.runUntil(START + historyMs);
  const wired = await clients?.(network, () => sim.now());
  const configured = network.nodes.filter(({ name }) => !unconfigured.includes(name));
  const fakes = configured.map((node) => ({
    ...fakeOf(network, node, wired?.get(node.name)),
    ...(logs ? { readLog: logOf(node) } : {}),
  }));
  const watched = await watchNodes(fakes, sim.now(), options);
  const book = createFaultBook(network);
  const looks: Look[] = [];
  const from = sim.now();
  return {
    network,
    book,
    watched,
    looks,
    play: ({ steps }) => playScenario(network, book, steps),
    step: async (seconds) => {
      sim.runUntil(sim.now() + seconds * SECOND);
      await watched.tick(1, seconds);
    },
    look: async (seconds) => {
      const before = looks.length;
      for (let done = 0; done < seconds; done += 1) {
        sim.runUntil(sim.now() + SECOND);
        looks.push({ at: (sim.now() - from) / SECOND, view: await watched.tick() });
        // Simulated seconds are over before a real wire has answered what is asked between them.
        await watched.watch.evidenceSettled();
      }
      return looks.slice(before);
    },
  };
}

function fakeOf(network: DrillNetwork, node: SimNode, client: NodeClient | undefined): FakeNode {
  return {
    name: node.name,
    answer: (call) => answerCall(node, network, call),
    failure: () => (node.process() === null ? REFUSED : null),
    ...(client === undefined ? {} : { client }),
  };
}

/** What the log of a GoQuorum node tells of its core, looked at as often as the dashboard looks: no line of it is written here. */
function logOf(node: SimNode): (now: number) => NodeLog {
  let [place, roundSince, timer, timerSince] = ['', 0, 0, 0];
  return (now) => {
    const view = node.process()?.miner.view() ?? null;
    if (view === null) return aLog({ state: node.process() === null ? 'quiet' : 'live', lastLineAt: null });
    const { height, round, timerAt } = view;
    if (place !== `${height} ${round}`) [place, roundSince] = [`${height} ${round}`, now];
    if (timerAt !== null && timerAt !== timer) [timer, timerSince] = [timerAt, now];
    return aLog({ lastLineAt: now, core: 'running', sequence: height, round, roundSince, timerSince, address: node.key.address });
  };
}

/** The verdicts of some looks one after another, each as long as it stood: "healthy 20, forked 60". */
export const verdicts = (looks: readonly Look[]): string => {
  const runs: { state: string; count: number }[] = [];
  for (const { view } of looks) {
    const last = runs.at(-1);
    if (last?.state === view.verdict.state) last.count += 1;
    else runs.push({ state: view.verdict.state, count: 1 });
  }
  return runs.map(({ state, count }) => `${state} ${count}`).join(', ');
};

export const statesOf = (looks: readonly Look[]) => [...new Set(looks.map(({ view }) => view.verdict.state))];

/** Who holds the same block above the last common one, as the drill itself knows it: names with commas, a camp an entry. */
export function trueCamps(network: DrillNetwork): readonly string[] {
  const point = forkPoint(network);
  const camps = new Map<string, string[]>();
  for (const { name, process } of network.nodes) {
    const hash = point === null ? undefined : process()?.chain.at(point + 1)?.block.hash;
    if (hash !== undefined) camps.set(hash, [...(camps.get(hash) ?? []), name]);
  }
  return [...camps.values()].map((names) => names.sort().join()).sort();
}

/** The served nodes of a network and, for one of them, the product's own client over HTTP. */
export type Wired = { readonly clients: Clients; readonly stop: () => Promise<void> };

/** Real ms: long enough for a busy machine, short enough for a node that never answers. */
const PATIENCE_MS = 1000;

/** Serves a network over HTTP and asks one node through it; the others as ever. */
export function wireUp(wiredName: string): Wired {
  const closing: (() => Promise<unknown>)[] = [];
  return {
    clients: async (network, now) => {
      const served = await serveNetwork({ network, before: () => undefined });
      closing.push(served.stop);
      const url = served.nodes.find(({ name }) => name === wiredName)?.url ?? '';
      const client = createNodeClient(endpointFrom({ url, headers: {}, tls: null }), { now, timeoutMs: PATIENCE_MS });
      closing.push(() => client.close());
      return new Map([[wiredName, client]]);
    },
    stop: async () => {
      for (const close of closing.splice(0).reverse()) await close();
    },
  };
}

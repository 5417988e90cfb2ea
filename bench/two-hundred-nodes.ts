import { buildForkedChain } from '@/fixtures/forks/build-fork';
import type { Dashboard } from '@/lib/cli/run-dashboard';
import { type ClockSpec, makeClock } from '@/lib/runtime/clock';
import type { Bench } from './bench';
import { processLoad } from './process-load';
import { readJson } from './read-json';
import { type ServedNetwork, serveNetwork, type Traffic } from './serve-network';
import { quantile, watchServed } from './watch-served';

const nodeCount = 200;
const validators = 21;
const firstHead = 60;
const warmUpMs = 15_000;
const measureMs = 60_000;
/** A pause this long between two requests parts one tick from the next. */
const pauseMs = 200;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** From the first request of a tick to its last answer, for each tick. */
function tickLengths(traffic: readonly Traffic[]): readonly number[] {
  const ticks: { from: number; to: number }[] = [];
  for (const { at, tookMs } of traffic) {
    const last = ticks.at(-1);
    if (last === undefined || at - last.to > pauseMs) ticks.push({ from: at, to: at + tookMs });
    else last.to = Math.max(last.to, at + tookMs);
  }
  return ticks.map(({ from, to }) => to - from).sort((a, b) => a - b);
}

async function measure(dashboard: Dashboard, network: ServedNetwork): Promise<readonly string[]> {
  await wait(warmUpMs);
  network.takeTraffic();
  const before = processLoad(dashboard.pid);
  const started = performance.now();
  await wait(measureMs);
  const after = processLoad(dashboard.pid);
  const seconds = (performance.now() - started) / 1000;
  const traffic = network.takeTraffic();
  const ticks = tickLengths(traffic);
  const { verdict, head } = await readJson<{ verdict: { state: string; sentence: string }; head: { height: number } | null }>(
    `${dashboard.url}/api/v1/networks/bench`,
  );
  const lines = [
    `${nodeCount} nodes, ${validators} validators, a block and a poll a second, ${seconds.toFixed(0)} s: ${verdict.state} at ${head?.height ?? 'no head'}`,
    `CPU ${(((after.cpuSeconds - before.cpuSeconds) / seconds) * 100).toFixed(0)} % of one core, memory ${after.rssMb.toFixed(0)} MB (${before.rssMb.toFixed(0)} MB before)`,
    `${(traffic.length / nodeCount / ticks.length).toFixed(2)} requests a node and tick; at the nodes a tick takes ${quantile(ticks, 0.5).toFixed(0)} ms (p50), ${quantile(ticks, 0.99).toFixed(0)} ms (p99)`,
  ];
  if (verdict.state !== 'healthy') throw new Error(`${lines.join('\n')}\n${verdict.sentence}`);
  return lines;
}

async function run(): Promise<readonly string[]> {
  const heights = firstHead + Math.ceil((warmUpMs + measureMs) / 1000) + 90;
  const chain = buildForkedChain({ protocol: 'qbft', validators, commonHeights: heights, branches: [], periodSeconds: 1 });
  const genesisMs = (chain.common[0]?.timestamp ?? 0) * 1000;
  const spec: ClockSpec = { start: genesisMs + firstHead * 1000, rate: 1, origin: Date.now(), end: null };
  const clock = makeClock(spec);
  const network = await serveNetwork(chain, nodeCount, 1, () => Math.min(heights, Math.floor((clock.now() - genesisMs) / 1000)));
  return watchServed(network, spec, (dashboard) => measure(dashboard, network));
}

/** What watching a large network costs. */
export const twoHundredNodes: Bench = { name: 'two-hundred-nodes', needsDashboard: true, run };

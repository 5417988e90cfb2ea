import { type ClientRequest, get } from 'node:http';
import { findFreePort } from '@/lib/cli/ports';
import { type RunningReplay, startReplay } from '@/lib/cli/start-replay';
import type { Bench } from './bench';
import { readJson } from './read-json';

const viewerCounts = [0, 10, 100];
const ticks = 20;
/** A stage at rest, of a recording in which no height is missing: a gap would rightly be asked for again and again. */
const id = 'qbft-healthy-and-quorum-loss';
const stage = 'no-quorum';

type Polled = { readonly asOf: number | null };

const poll = (replay: RunningReplay): Promise<Polled> => readJson(`${replay.dashboard?.url}/api/v1/networks/${id}`);

/** Waits for the end of a tick, so that a count begins and ends between two. */
async function tickAfter(replay: RunningReplay, asOf: number | null): Promise<number> {
  for (;;) {
    const now = (await poll(replay)).asOf;
    if (now !== null && now !== asOf) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Of the nodes that are up: the others refuse, and nothing is counted there. */
function requestsSoFar({ served }: RunningReplay): readonly number[] {
  return Object.values(served.stats())
    .map(({ httpRequests }) => httpRequests)
    .filter((count) => count > 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function openStreams(url: string, count: number): readonly ClientRequest[] {
  return Array.from({ length: count }, () => {
    const request = get(`${url}/api/v1/stream`, { agent: false }, (response) => response.resume());
    request.on('error', () => {});
    return request;
  });
}

/** HTTP requests a node and tick while nothing is missing. */
async function requestsPerTick(replay: RunningReplay, viewers: number): Promise<number> {
  const streams = openStreams(replay.dashboard?.url ?? '', viewers);
  let asOf = await tickAfter(replay, (await poll(replay)).asOf);
  const before = requestsSoFar(replay);
  for (let tick = 0; tick < ticks; tick += 1) asOf = await tickAfter(replay, asOf);
  const after = requestsSoFar(replay);
  for (const stream of streams) stream.destroy();
  return (sum(after) - sum(before)) / after.length / ticks;
}

async function run(): Promise<readonly string[]> {
  const port = await findFreePort('127.0.0.1');
  const replay = await startReplay({
    root: process.cwd(),
    directory: id,
    from: stage,
    hold: stage,
    speed: 10,
    port,
    output: 'ignore',
  });
  try {
    if (!(await replay.dashboard?.ready)) throw new Error('the dashboard did not answer');
    // The first look asks for more: validators, identities, the fork's ancestor.
    let seen: number | null = null;
    for (let tick = 0; tick < 10; tick += 1) seen = await tickAfter(replay, seen);
    const lines: string[] = [];
    for (const viewers of viewerCounts) {
      const ratio = await requestsPerTick(replay, viewers);
      lines.push(`${viewers} viewers: ${ratio.toFixed(2)} requests a node and quiet tick`);
      if (Math.abs(ratio - 1) > 0.06) throw new Error(`${lines.join(' · ')}; promised is 1`);
    }
    return lines;
  } finally {
    await replay.stop('SIGKILL');
  }
}

/** Requests to nodes do not depend on how many people look. */
export const requests: Bench = { name: 'requests', needsDashboard: true, run };

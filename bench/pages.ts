import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@/lib/cli/ports';
import { runDashboard } from '@/lib/cli/run-dashboard';
import type { Bench } from './bench';
import { type SeededHistory, seedHistory } from './seed-history';
import { quantile } from './watch-served';

const PROMISED_MS = 200;
const DAYS = 30;
const NODES = 21;
const PERIOD_S = 5;
const INCIDENTS = 2000;
const REQUESTS = 7;
const NETWORK = 'bench';

type Timed = { readonly status: number; readonly ms: number };

function timed(url: string): Promise<Timed> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode ?? 0, ms: performance.now() - begun }));
    }).on('error', reject);
  });
}

/** Every page and route that is read, with moments long past; what does not exist (404) is said and passed over. */
function paths({ from, to, heights, names }: SeededHistory): readonly string[] {
  const [page, api] = [`/n/${NETWORK}`, `/api/v1/networks/${NETWORK}`];
  const past = from + Math.floor((to - from) * 0.4);
  const node = names[3];
  const height = Math.floor(heights / 3);
  return [
    page,
    ...[
      '/incidents',
      `/incidents/${INCIDENTS}`,
      '/forks',
      `/forks?t=${past}`,
      '/rounds',
      '/rounds?window=24h',
      '/validators',
      '/validators?window=24h',
    ].map((rest) => page + rest),
    ...[
      '/nodes',
      `/nodes/${node}`,
      '/peers',
      '/activity',
      '/replay',
      `/replay?t=${past}`,
      `/heights/${height}`,
      `/heights/${heights - 1}`,
    ].map((rest) => page + rest),
    ...[
      '',
      '/overview',
      '/agreement',
      `/agreement?from=${height}&to=${height + 999}`,
      `/heights/${height}`,
      '/rounds?window=24h',
      '/validators?window=24h',
    ].map((rest) => api + rest),
    ...[
      '/nodes',
      `/nodes/${node}`,
      '/peers',
      '/forks',
      `/forks?t=${past}`,
      '/history',
      '/history?buckets=600',
      `/at?t=${past}`,
      `/at?t=${to - 1000}`,
    ].map((rest) => api + rest),
    ...[
      '/incidents',
      '/incidents?limit=200',
      `/incidents/${INCIDENTS}`,
      `/incidents/${INCIDENTS}/report.md`,
      `/incidents/${INCIDENTS}/evidence`,
    ].map((rest) => api + rest),
    `/api/v1/search?q=${height}&network=${NETWORK}`,
    '/api/v1/search?q=node-4',
  ];
}

async function measure(url: string): Promise<{ readonly status: number; readonly median: number; readonly worst: number }> {
  const { status } = await timed(url);
  const times: number[] = [];
  for (let turn = 0; turn < REQUESTS; turn++) times.push((await timed(url)).ms);
  times.sort((a, b) => a - b);
  return { status, median: quantile(times, 0.5), worst: times.at(-1) ?? 0 };
}

async function run(): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-bench-'));
  try {
    const path = join(folder, 'store.sqlite');
    const to = Math.floor(Date.now() / 1000) * 1000;
    const begun = performance.now();
    const seeded = await seedHistory({
      path,
      network: NETWORK,
      nodes: NODES,
      days: DAYS,
      periodSeconds: PERIOD_S,
      to,
      incidents: INCIDENTS,
    });
    const size = statSync(path).size / 1e6;
    const lines = [
      `${DAYS} days of ${NODES} nodes, ${seeded.heights} heights, ${INCIDENTS} incidents: ${size.toFixed(0)} MB, seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    ];
    const config = join(folder, 'quorumwatch.yaml');
    // Nobody listens there: nothing but the store and what was taken up from it is measured.
    const nodes = seeded.names.map((name, index) => ({ name, url: `http://127.0.0.1:9/${index}` }));
    writeFileSync(config, JSON.stringify({ networks: [{ id: NETWORK, name: NETWORK, interval: '2s', nodes }], storage: `sqlite:${path}` }));
    const port = await findFreePort('127.0.0.1');
    const started = performance.now();
    const dashboard = await runDashboard({
      root: process.cwd(),
      host: '127.0.0.1',
      port,
      env: { QUORUMWATCH_CONFIG: config },
      output: 'ignore',
    });
    try {
      if (!(await dashboard.ready)) throw new Error('the dashboard did not answer');
      lines.push(`ready ${((performance.now() - started) / 1000).toFixed(1)} s after its start`);
      const base = (await measure(`${dashboard.url}/api/healthz`)).median;
      lines.push(`/api/healthz: ${base.toFixed(1)} ms, the measure of this machine`);
      const slow: string[] = [];
      for (const each of paths(seeded)) {
        const { status, median, worst } = await measure(dashboard.url + each);
        if (status === 404) {
          lines.push(`${each}: not there`);
          continue;
        }
        lines.push(
          `${each}: ${median.toFixed(0)} ms (${(median / base).toFixed(0)} ×), at worst ${worst.toFixed(0)} ms${status === 200 ? '' : `, status ${status}`}`,
        );
        if (median > PROMISED_MS) slow.push(each);
      }
      if (slow.length > 0) throw new Error(`${lines.join('\n  ')}\n  over ${PROMISED_MS} ms: ${slow.join(', ')}`);
      return lines;
    } finally {
      await dashboard.stop('SIGKILL');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What pages and routes take with a month of history behind them. */
export const pages: Bench = { name: 'pages', needsDashboard: true, run };

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@/lib/cli/ports';
import { type Dashboard, runDashboard } from '@/lib/cli/run-dashboard';
import type { ClockSpec } from '@/lib/runtime/clock';
import type { ServedNetwork } from './serve-network';

/** Runs the built dashboard on served nodes (network `bench`, a poll a second) for as long as `measure` takes; ends and clears both. */
export async function watchServed<T>(network: ServedNetwork, clock: ClockSpec, measure: (dashboard: Dashboard) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-bench-'));
  const nodes = network.urls.map((url, index) => ({ name: `node-${index + 1}`, url }));
  const settings = { networks: [{ id: 'bench', name: 'bench', interval: '1s', nodes }], storage: `sqlite:${join(folder, 'store.sqlite')}` };
  const config = join(folder, 'quorumwatch.yaml');
  writeFileSync(config, JSON.stringify(settings));
  const env = { QUORUMWATCH_CONFIG: config, QUORUMWATCH_CLOCK: JSON.stringify(clock) };
  const port = await findFreePort('127.0.0.1');
  const dashboard = await runDashboard({ root: process.cwd(), host: '127.0.0.1', port, env, output: 'ignore' });
  try {
    if (!(await dashboard.ready)) throw new Error('the dashboard did not answer');
    return await measure(dashboard);
  } finally {
    await dashboard.stop('SIGKILL');
    await network.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which `share` of the sorted ones lie. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

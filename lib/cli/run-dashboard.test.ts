import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findFreePort } from './ports';
import { type Dashboard, runDashboard } from './run-dashboard';

let folder: string;
let running: Dashboard | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorumwatch-dashboard-'));
  running = null;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await running?.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Runs a script in the place of the dashboard. */
async function start(script: string, env: Readonly<Record<string, string>> = {}): Promise<Dashboard> {
  const program = join(folder, 'server.mjs');
  writeFileSync(program, script);
  running = await runDashboard({
    root: folder,
    host: '127.0.0.1',
    port: await findFreePort('127.0.0.1'),
    env,
    output: 'ignore',
    program: [program],
  });
  return running;
}

const answering = (body: string, atEnd = '') => `
  import { createServer } from 'node:http';
  createServer((request, response) => response.end(JSON.stringify(${body}))).listen(Number(process.env.PORT), process.env.HOSTNAME);
  process.on('SIGTERM', () => { ${atEnd || 'process.exit(0)'} });`;

it('is ready when it answers, ends when asked and passes its exit code on', async () => {
  const dashboard = await start(answering('{}', 'process.exit(7)'));
  expect(await dashboard.ready).toBe(true);
  expect(dashboard.isRunning()).toBe(true);
  expect(await dashboard.stop()).toBe(7);
  expect(dashboard.isRunning()).toBe(false);
});

it('says that it ended before it answered', async () => {
  const dashboard = await start('process.exit(3)');
  expect(await dashboard.ready).toBe(false);
  expect(await dashboard.exited).toBe(3);
});

it('gives 128 + n for an end by a signal', async () => {
  const dashboard = await start(answering('{}'));
  await dashboard.ready;
  expect(await dashboard.stop('SIGKILL')).toBe(137);
});

it('gives it the settings it was started with and none of the person who starts it', async () => {
  vi.stubEnv('QUORUMWATCH_NODES', 'http://127.0.0.1:1');
  vi.stubEnv('QUORUMWATCH_CONFIG', '/somewhere/else.yaml');
  const dashboard = await start(answering('process.env'), { QUORUMWATCH_CONFIG: '/mine.yaml' });
  await dashboard.ready;
  const seen = (await (await fetch(dashboard.url)).json()) as Record<string, string>;
  expect(seen.QUORUMWATCH_CONFIG).toBe('/mine.yaml');
  expect(seen).not.toHaveProperty('QUORUMWATCH_NODES');
  expect(seen.NEXT_TELEMETRY_DISABLED).toBe('1');
});

it('refuses a port that something else has, by its number', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(runDashboard({ root: folder, host: '127.0.0.1', port, env: {} })).rejects.toThrow(`Port ${port} on 127.0.0.1`);
  await new Promise((resolve) => other.close(resolve));
});

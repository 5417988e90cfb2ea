import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment } from '@/lib/cli/demo-environment';
import { type Dashboard, runDashboard } from '@/lib/cli/run-dashboard';
import { claimPort } from './claim-port';

export type SettledDashboard = Dashboard & {
  /** Ends this process and starts another on the same port, settings and store. */
  readonly restart: () => Promise<void>;
  /** Ends it and throws its store away. */
  readonly discard: () => Promise<void>;
};

/**
 * Starts the built dashboard on settings of a test's own. `networks` as in quorumwatch.yaml; `clock` as a replay's plan has it, null = wall time;
 * `accounts` offers the demo's on its sign-in page; `auth` as in quorumwatch.yaml; `gallery`
 * = with the page that shows every component.
 * @throws Error when it does not come up
 */
export async function startDashboard(
  networks: readonly unknown[],
  clock: unknown,
  {
    accounts = false,
    auth = {},
    gallery = false,
  }: { readonly accounts?: boolean; readonly auth?: unknown; readonly gallery?: boolean } = {},
): Promise<SettledDashboard> {
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-e2e-'));
  const config = join(folder, 'quorumwatch.yaml');
  writeFileSync(config, JSON.stringify({ networks, storage: `sqlite:${join(folder, 'store.sqlite')}`, auth }));
  const port = await claimPort();
  const env = {
    QUORUMWATCH_CONFIG: config,
    ...(clock === null ? {} : { QUORUMWATCH_CLOCK: JSON.stringify(clock) }),
    ...(accounts ? demoEnvironment() : {}),
    ...(gallery ? { QUORUMWATCH_GALLERY: '1' } : {}),
  };
  const start = async (): Promise<Dashboard> => {
    const started = await runDashboard({ root: process.cwd(), host: '127.0.0.1', port, env, output: 'ignore' });
    if (await started.ready) return started;
    throw new Error(`the dashboard did not come up, exit code ${await started.stop('SIGKILL')}`);
  };
  let running = await start();
  return {
    ...running,
    restart: async () => {
      await running.stop('SIGKILL');
      running = await start();
    },
    discard: async () => {
      await running.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

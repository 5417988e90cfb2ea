import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment } from './demo-environment';
import type { DrillReady } from './host-drill';
import { findFreePort, isPortFree } from './ports';
import { networkId, type ReplaySettings, replaySettings } from './replay-settings';
import { type Dashboard, runDashboard } from './run-dashboard';
import { spawnDrill } from './spawn-drill';

export type StartDrillOptions = {
  /** Root of the project. */
  readonly root: string;
  readonly scenario?: string | null;
  readonly seed?: string;
  readonly speed?: number;
  /** Further options of `npm run drill`, such as ["--members", "1"]. */
  readonly args?: readonly string[];
  readonly nodesOnly?: boolean;
  /** Of the dashboard; null = 3000, or a free one when that is taken. */
  readonly port?: number | null;
  readonly output?: 'inherit' | 'ignore';
  /** Keys of this terminal drive the drill. */
  readonly keys?: boolean;
  /** Real ms in which time stands still at another speed than life's, for the dashboard to boot; 3000 unless said. */
  readonly bootMs?: number;
  /** Offers the prepared accounts on the sign-in page, as the demo does. */
  readonly accounts?: boolean;
  /** Another network, other URLs, an interval: what a test wants different. */
  readonly adjust?: (settings: ReplaySettings) => unknown;
};

export type RunningDrill = {
  /** Of the network in the dashboard's settings. */
  readonly id: string;
  readonly ready: DrillReady;
  /** Of the control port. */
  readonly token: string;
  readonly dashboard: Dashboard | null;
  /** Kills the dashboard and starts it again on the same port, settings and store; the drill goes on meanwhile. */
  restartDashboard(): Promise<void>;
  /** The drill's own process ended. */
  readonly exited: Promise<void>;
  /** Ends the dashboard (SIGTERM unless said) and the drill and removes the store. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const HOST = '127.0.0.1';
const NAME = 'Drill';
const TOKEN_BYTES = 24;
const BOOT_MS = 3000;

async function choosePort(port: number | null): Promise<number> {
  if (port !== null) return port;
  return (await isPortFree(HOST, 3000)) ? 3000 : findFreePort(HOST);
}

/**
 * Starts a drill as a process of its own and, unless told otherwise, the built dashboard on it with a fresh store. At life's speed both live
 * by the wall clock; at another the dashboard gets the drill's.
 * @throws CliFault when the drill says why it can't, or a port is taken
 */
export async function startDrill(options: StartDrillOptions): Promise<RunningDrill> {
  const { root, scenario = null, seed, speed, nodesOnly = false, keys = false } = options;
  const token = process.env.QUORUMWATCH_DRILL_TOKEN || randomBytes(TOKEN_BYTES).toString('base64url');
  const given = { scenario, seed, speed };
  const args = [
    ...Object.entries(given).flatMap(([name, value]) => (value == null ? [] : [`--${name}`, String(value)])),
    ...(options.args ?? []),
  ];
  const drill = await spawnDrill({ root, args, token, bootMs: options.bootMs ?? (nodesOnly ? 0 : BOOT_MS), keys });
  const { ready, exited } = drill;
  const id = networkId(NAME);
  if (nodesOnly) return { id, ready, token, dashboard: null, restartDashboard: async () => undefined, exited, stop: drill.stop };
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-drill-'));
  const clear = async (): Promise<void> => {
    await drill.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const config = join(folder, 'quorumwatch.yaml');
    const settings = replaySettings(NAME, ready.nodes, join(folder, 'store.sqlite'));
    // JSON is YAML too.
    writeFileSync(config, JSON.stringify(options.adjust?.(settings) ?? settings));
    const clock = ready.clock === null ? {} : { QUORUMWATCH_CLOCK: JSON.stringify(ready.clock) };
    const port = await choosePort(options.port ?? null);
    const env = { QUORUMWATCH_CONFIG: config, ...clock, ...(options.accounts ? demoEnvironment() : {}) };
    const run = () => runDashboard({ root, host: HOST, port, env, output: options.output ?? 'inherit' });
    const dashboard = await run();
    let running = dashboard;
    const restartDashboard = async (): Promise<void> => {
      await running.stop('SIGKILL');
      running = await run();
      if (!(await running.ready)) throw new Error('the dashboard did not come back');
    };
    const stop = async (signal?: NodeJS.Signals): Promise<void> => {
      await running.stop(signal);
      await clear();
    };
    return { id, ready, token, dashboard, restartDashboard, exited, stop };
  } catch (error) {
    await clear();
    throw error;
  }
}

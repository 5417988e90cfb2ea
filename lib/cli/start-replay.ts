import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { growLogs } from '@/lib/replay/grow-logs';
import { loadLogs } from '@/lib/replay/load-logs';
import { loadRecording } from '@/lib/replay/load-recording';
import { type PlaybackPlan, planPlayback } from '@/lib/replay/plan-playback';
import { type ServedRecording, serveRecording } from '@/lib/replay/serve-recording';
import { type Clock, makeClock } from '@/lib/runtime/clock';
import { demoEnvironment } from './demo-environment';
import { findFreePort, isPortFree } from './ports';
import { networkId, type ReplaySettings, replaySettings } from './replay-settings';
import { type Dashboard, runDashboard } from './run-dashboard';

export type StartReplayOptions = {
  /** Root of the project. */
  readonly root: string;
  /** A folder, or the name of a recording in fixtures/recordings. */
  readonly directory: string;
  readonly from?: string | null;
  readonly hold?: string | null;
  readonly speed?: number;
  readonly nodesOnly?: boolean;
  /** null = 3000, or a free one when that is taken. */
  readonly port?: number | null;
  /** Of the first node; null = free ones. */
  readonly nodePort?: number | null;
  readonly output?: 'inherit' | 'ignore';
  /**
   * Real ms in which time stands still: the dashboard boots and meets the network as it was when the stage began; 3000 unless said, 0 without a
   * dashboard; null = until `begin` is called.
   */
  readonly bootMs?: number | null;
  /** Awaited once it is known that what was asked for can be played, before time begins to run. */
  readonly prepare?: () => Promise<void>;
  /** Offers the prepared accounts on the sign-in page, as the demo does. */
  readonly accounts?: boolean;
  /** With the page that shows every component, for tests. */
  readonly gallery?: boolean;
  /** Another network, other URLs, an interval: what a test wants different. */
  readonly adjust?: (settings: ReplaySettings) => unknown;
};

export type RunningReplay = {
  readonly name: string;
  /** Of the network in the dashboard's settings. */
  readonly id: string;
  readonly served: ServedRecording;
  readonly plan: PlaybackPlan;
  readonly clock: Clock;
  readonly dashboard: Dashboard | null;
  /** Lets time run that was told to stand (bootMs null). */
  begin(): void;
  /** Ends the dashboard (SIGTERM unless said) and the nodes and removes the store. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const host = '127.0.0.1';

function recordingFolder(root: string, directory: string): string {
  const named = join(root, 'fixtures/recordings', directory);
  const isName = /^[\w.-]+$/.test(directory) && existsSync(named);
  const given = resolve(process.env.INIT_CWD ?? process.cwd(), directory);
  return !existsSync(given) && isName ? named : given;
}

async function choosePort(port: number | null): Promise<number> {
  if (port !== null) return port;
  return (await isPortFree(host, 3000)) ? 3000 : findFreePort(host);
}

/**
 * Serves a recording as nodes on loopback and, unless told otherwise, runs the built dashboard on top: one clock for both, a fresh store.
 * @throws RecordingError or PlaybackError (what was asked for can't be played), CliFault (a port is taken)
 */
export async function startReplay(options: StartReplayOptions): Promise<RunningReplay> {
  const { root, directory, from, hold, speed = 1, nodesOnly = false, nodePort = null } = options;
  const { bootMs = nodesOnly ? 0 : 3000 } = options;
  const source = recordingFolder(root, directory);
  const recording = loadRecording(source);
  const logs = loadLogs(source, new Date(recording.stages[0]?.startAt ?? 0).getUTCFullYear());
  const planFrom = (origin: number | string): PlaybackPlan =>
    planPlayback(recording, { from: from ?? undefined, hold: hold ?? undefined, speed, origin });
  planFrom(0);
  await options.prepare?.();
  const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-replay-'));
  const begun = join(folder, 'begun');
  const plan = planFrom(bootMs === null ? begun : Date.now() + bootMs);
  const clock = makeClock(plan.clock);
  const ports = nodePort === null ? [] : recording.nodes.map((_, index) => nodePort + index);
  const served = await serveRecording({ recording, plan, clock, ports }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const begin = (): void => {
    if (bootMs !== null || existsSync(begun)) return;
    // Renamed, so that nobody reads half of it.
    writeFileSync(`${begun}.new`, String(Date.now()));
    renameSync(`${begun}.new`, begun);
  };
  const grown = nodesOnly ? null : growLogs(logs, folder, clock, plan.answersUntil);
  const clear = async (): Promise<void> => {
    grown?.stop();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const { name } = recording;
  const id = networkId(name);
  if (nodesOnly) return { name, id, served, plan, clock, dashboard: null, begin, stop: clear };
  try {
    const config = join(folder, 'quorumwatch.yaml');
    const settings = replaySettings(name, served.nodes, join(folder, 'store.sqlite'), grown?.paths);
    // JSON is YAML too.
    writeFileSync(config, JSON.stringify(options.adjust?.(settings) ?? settings));
    const env = {
      QUORUMWATCH_CONFIG: config,
      QUORUMWATCH_CLOCK: JSON.stringify(plan.clock),
      ...(options.accounts ? demoEnvironment() : {}),
      ...(options.gallery ? { QUORUMWATCH_GALLERY: '1' } : {}),
    };
    const port = await choosePort(options.port ?? null);
    const dashboard = await runDashboard({ root, host, port, env, output: options.output ?? 'inherit' });
    const stop = async (signal?: NodeJS.Signals): Promise<void> => {
      await dashboard.stop(signal);
      await clear();
    };
    return { name, id, served, plan, clock, dashboard, begin, stop };
  } catch (error) {
    await clear();
    throw error;
  }
}

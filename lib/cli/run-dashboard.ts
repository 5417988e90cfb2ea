import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import { CliFault } from './cli-fault.mjs';
import { isPortFree } from './ports';
import { shownAddress } from './shown-address';

export type Dashboard = {
  readonly url: string;
  readonly pid: number;
  /** True once /api/healthz answers 200; false when the process ended before or nothing answered within a minute. */
  readonly ready: Promise<boolean>;
  /** Exit code; 128 + n when a signal ended it. */
  readonly exited: Promise<number>;
  isRunning(): boolean;
  /** Asks it to end, insists after 15 s. */
  stop(signal?: NodeJS.Signals): Promise<number>;
};

export type DashboardOptions = {
  readonly root: string;
  readonly host: string;
  readonly port: number;
  /** Settings for it, on top of an environment without any of ours. */
  readonly env: Readonly<Record<string, string>>;
  /** What the process prints; 'inherit' unless said. */
  readonly output?: 'inherit' | 'ignore';
  /** The program, .next/standalone/server.js unless said. */
  readonly program?: readonly string[];
};

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};
const patienceMs = 60_000;
const insistMs = 15_000;

/** This process's environment without the settings of a dashboard: a replay must not meet the settings of the person who starts it. */
function bareEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(QUORUMWATCH_.*|HOST|HOSTNAME|PORT|NODE_ENV)$/.test(entry[0]),
  );
  return Object.fromEntries(entries);
}

function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(`${url}/api/healthz`, { timeout: 5000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Starts the built dashboard as a process of its own. Throws a CliFault when the port is taken. */
export async function runDashboard({ root, host, port, env, output = 'inherit', program }: DashboardOptions): Promise<Dashboard> {
  if (!(await isPortFree(host, port))) {
    throw new CliFault(`Port ${port} on ${host} cannot be listened on: something else has it. Choose another with PORT=… or --port.`);
  }
  const [script = '', ...args] = program ?? [join(root, '.next/standalone/server.js')];
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: {
      ...bareEnvironment(),
      ...env,
      HOSTNAME: host,
      HOST: host,
      PORT: String(port),
      NEXT_TELEMETRY_DISABLED: '1',
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', output, output],
  });
  const url = shownAddress(host, port);
  let ended = false;
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal ?? ''] ?? 0)));
  }).then((code) => {
    ended = true;
    return code;
  });
  const becomeReady = async (): Promise<boolean> => {
    const giveUpAt = performance.now() + patienceMs;
    while (!(await isHealthy(url))) {
      if (ended || performance.now() > giveUpAt) return false;
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    return true;
  };
  return {
    url,
    pid: child.pid ?? 0,
    ready: becomeReady(),
    exited,
    isRunning: () => !ended,
    stop: async (signal = 'SIGTERM') => {
      if (!ended) child.kill(signal);
      const insist = setTimeout(() => child.kill('SIGKILL'), insistMs);
      const code = await exited;
      clearTimeout(insist);
      return code;
    },
  };
}

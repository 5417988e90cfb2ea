import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimPort } from './claim-port';
import { expect } from './replay-fixture';

/** A dashboard whose words are read: the link that makes its first administrator stands there alone. */
export type PrintedDashboard = {
  readonly url: string;
  readonly log: () => string;
  readonly pid: number;
  /** SIGTERM unless said. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export type PrintedOptions = {
  /** Holds its settings and its store: the same folder again goes on with them. */
  readonly folder: string;
  readonly networks: readonly unknown[];
  readonly auth?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** The built server itself unless said. */
  readonly program?: readonly string[];
};

const SERVER = ['.next/standalone/server.js'];

/** Starts a dashboard on settings of a test's own and waits until it answers. */
export async function startPrinted({
  folder,
  networks,
  auth = {},
  env = {},
  program = SERVER,
  ...options
}: PrintedOptions): Promise<PrintedDashboard> {
  const port = options.port ?? (await claimPort());
  const config = join(folder, 'quorumwatch.yaml');
  writeFileSync(config, JSON.stringify({ networks, storage: `sqlite:${join(folder, 'store.sqlite')}`, auth }));
  const settings = {
    QUORUMWATCH_CONFIG: config,
    HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const child: ChildProcess = spawn(process.execPath, [...program], {
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stdout?.on('data', (piece) => said.push(String(piece)));
  child.stderr?.on('data', (piece) => said.push(String(piece)));
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/api/healthz`).then(
      (answer) => answer.status,
      () => 0,
    );
  await expect
    .poll(answers, { timeout: 30_000, intervals: [50] })
    .toBe(200)
    .catch((error: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`the dashboard did not answer: ${said.join('').slice(-2000)}`, { cause: error });
    });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return { url, log: () => said.join(''), pid: child.pid ?? 0, stop };
}

/** Makes the first administrator by the link in its log; gives the cookie of the session. */
export async function firstAdmin({ url, log }: PrintedDashboard): Promise<string> {
  const linkIn = () => /\/first#([\w-]{43})/.exec(log())?.[1];
  await expect.poll(linkIn, { intervals: [20] }).toBeDefined();
  const [email, password] = ['ada@example.org', 'a long enough password'];
  await command(url, '', '/accounts/first', { token: linkIn(), name: 'Ada', email, password });
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!signedIn.ok) throw new Error(`signing in answered ${signedIn.status}: ${await signedIn.text()}`);
  return signedIn.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Sends a command of the API with a session's cookie. @throws Error with the answer when it is refused */
export async function command<T>(url: string, cookie: string, path: string, body: unknown = {}): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'test', cookie };
  const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

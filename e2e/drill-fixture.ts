import { type RunningDrill, type StartDrillOptions, startDrill } from '@/lib/cli/start-drill';
import { claimPort } from './claim-port';
import { test as base, expect } from './replay-fixture';

export { expect };

/** A drill and, unless it runs alone, the built dashboard on it. */
export type WatchedDrill = {
  readonly drill: RunningDrill;
  /** Page of the watched network; empty when the drill runs alone. */
  readonly page: string;
  /** The watched network in the API. */
  readonly api: string;
  /** Where a node's RPC is served. */
  readonly nodeUrl: (name: string) => string;
  /** Asks a node; an error is thrown in its words. */
  readonly ask: (name: string, method: string, params?: readonly unknown[]) => Promise<unknown>;
  /** Asks the drill itself. */
  readonly control: (method: string, params?: readonly unknown[]) => Promise<unknown>;
};

export type DrillOptions = Omit<StartDrillOptions, 'root' | 'port' | 'keys' | 'output'>;

type Fixtures = {
  /** Starts a drill; ended after the test, whatever became of it. */
  readonly rehearse: (options?: DrillOptions) => Promise<WatchedDrill>;
};

/** Nodes of the largest drill played here, and its control port. */
const PORTS = 11;

/** The first of so many ports in a row that nobody listens on. */
export async function claimPorts(count: number): Promise<number> {
  let first = await claimPort();
  for (let last = first; last - first + 1 < count; ) {
    const next = await claimPort();
    if (next !== last + 1) first = next;
    last = next;
  }
  return first;
}

/** One JSON-RPC call by POST. @throws Error with the words of the error, or the status where it is no JSON-RPC */
export async function callOver(url: string, method: string, params: readonly unknown[] = [], token?: string): Promise<unknown> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  if (!response.ok) throw new Error(`${response.status} ${(await response.text()).trim()}`);
  const { result, error } = (await response.json()) as { readonly result?: unknown; readonly error?: { readonly message: string } };
  if (error !== undefined) throw new Error(error.message);
  return result;
}

async function startWatched(options: DrillOptions): Promise<WatchedDrill> {
  const first = await claimPorts(PORTS);
  const [dashboardPort, controlPort, nodePort] = [first, first + 1, first + 2];
  const drill = await startDrill({
    ...options,
    root: process.cwd(),
    args: [...(options.args ?? []), '--port', String(nodePort), '--control-port', String(controlPort)],
    port: dashboardPort,
    output: 'ignore',
  });
  const { dashboard, id, ready, token } = drill;
  if (dashboard !== null && !(await dashboard.ready)) {
    await drill.stop('SIGKILL');
    throw new Error('the dashboard did not answer');
  }
  const nodeUrl = (name: string): string => {
    const found = ready.nodes.find((node) => node.name === name);
    if (found === undefined) throw new Error(`no node is called ${name}`);
    return found.url;
  };
  const url = dashboard?.url ?? '';
  return {
    drill,
    page: `${url}/n/${id}`,
    api: `${url}/api/v1/networks/${id}`,
    nodeUrl,
    ask: (name, method, params) => callOver(nodeUrl(name), method, params),
    control: (method, params) => callOver(ready.controlUrl, method, params, token),
  };
}

/** Playwright's test with `rehearse`, as strict about a page's complaints as with `watch`. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern to know which fixtures are wanted
  rehearse: async ({}, use) => {
    const running: RunningDrill[] = [];
    await use(async (options = {}) => {
      const watched = await startWatched(options);
      running.push(watched.drill);
      return watched;
    });
    // Its store is thrown away: an orderly end would wait for the page's open stream.
    await Promise.all(running.map((drill) => drill.stop('SIGKILL')));
  },
  // Said anew so that it is over, and looked at, before drills are ended: a page complains when its stream is cut.
  noise: async ({ rehearse: _endsAfter, noise }, use) => {
    await use(noise);
  },
});

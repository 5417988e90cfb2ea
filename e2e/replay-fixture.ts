import { test as base, expect, type Page, type Response } from '@playwright/test';
import { type RunningReplay, type StartReplayOptions, startReplay } from '@/lib/cli/start-replay';
import { claimPort } from './claim-port';
import { listenForNoise, type Noise } from './page-noise';

export { expect };

/** A replay with the built dashboard on it: a fresh store, free ports, one clock for both. */
export type WatchedReplay = {
  /** Of the dashboard, without a slash at its end. */
  readonly url: string;
  /** Page of the watched network. */
  readonly page: string;
  /** The watched network in the API. */
  readonly api: string;
  readonly id: string;
  readonly replay: RunningReplay;
};

export type WatchOptions = Omit<StartReplayOptions, 'root' | 'directory' | 'nodesOnly' | 'nodePort' | 'output' | 'bootMs'> & {
  /** Time stands until the test calls `replay.begin()`, for what must be seen from the first second on; else it runs once the nodes were polled. */
  readonly waits?: boolean;
};

type Fixtures = {
  /** Starts a recording of fixtures/recordings as nodes and a dashboard on them; ended after the test, whatever became of it. */
  readonly watch: (recording: string, options?: WatchOptions) => Promise<WatchedReplay>;
  /** What pages of this test complained about; nothing at its end but what `tolerates` names. */
  readonly noise: Noise;
  /** Complaints a test provokes on purpose, such as a link that is cut. */
  readonly tolerates: RegExp | null;
};

async function startWatched(recording: string, { waits = false, ...options }: WatchOptions): Promise<WatchedReplay> {
  const port = options.port ?? (await claimPort());
  const replay = await startReplay({ ...options, root: process.cwd(), directory: recording, port, output: 'ignore', bootMs: null });
  const { dashboard, id } = replay;
  if (dashboard === null) throw new Error('no dashboard was started');
  if (!(await dashboard.ready)) {
    await replay.stop();
    throw new Error('the dashboard did not answer');
  }
  const { url } = dashboard;
  if (!waits) {
    await expect.poll(() => fetch(`${url}/api/readyz`).then(({ status }) => status), { intervals: [50], timeout: 30_000 }).toBe(200);
    replay.begin();
  }
  return { url, page: `${url}/n/${id}`, api: `${url}/api/v1/networks/${id}`, id, replay };
}

/** A page whose `goto` and `reload` end once it hears keys and clicks: until then the server's markup is all there is, and they are lost. */
function waitsUntilAlive(page: Page): Page {
  for (const how of ['goto', 'reload'] as const) {
    const load = page[how].bind(page) as (...values: readonly unknown[]) => Promise<Response | null>;
    page[how] = async (...values: readonly unknown[]) => {
      const answer = await load(...values);
      const isPage = answer?.headers()['content-type']?.startsWith('text/html') === true;
      if (isPage) await page.locator('html[data-alive]').waitFor({ state: 'attached' });
      return answer;
    };
  }
  return page;
}

/** Playwright's test with `watch`; it fails on any console error, page error or policy violation. Waiting is done by expectations, never by sleeping. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern to know which fixtures are wanted
  watch: async ({}, use) => {
    const running: RunningReplay[] = [];
    await use(async (recording, options = {}) => {
      const watched = await startWatched(recording, options);
      running.push(watched.replay);
      return watched;
    });
    // Its store is thrown away: nothing is gained by an orderly end, which waits for the page's open stream.
    await Promise.all(running.map((replay) => replay.stop('SIGKILL')));
  },
  tolerates: [null, { option: true }],
  page: async ({ page }, use) => {
    await use(waitsUntilAlive(page));
  },
  noise: [
    async ({ context, tolerates, watch: _endsAfter }, use) => {
      const noise = listenForNoise(context);
      await use(noise);
      expect(noise.heard.filter((line) => tolerates === null || !tolerates.test(line))).toEqual([]);
    },
    { auto: true },
  ],
});

/** One replay for all tests of a file: started before the first of them, ended after the last. Its tests run in order, in one worker. */
export function shareReplay(recording: string, options: WatchOptions = {}): () => WatchedReplay {
  let watched: WatchedReplay | undefined;
  test.beforeAll(async () => {
    watched = await startWatched(recording, options);
  });
  test.afterAll(async () => {
    await watched?.replay.stop('SIGKILL');
    watched = undefined;
  });
  return () => {
    if (watched === undefined) throw new Error(`${recording} is not running`);
    return watched;
  };
}

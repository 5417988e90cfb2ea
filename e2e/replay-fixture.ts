import { test as base, expect } from '@playwright/test';
import { findFreePort } from '@/lib/cli/ports';
import { type RunningReplay, type StartReplayOptions, startReplay } from '@/lib/cli/start-replay';

export { expect };

/** A replay with the built dashboard on it: a fresh store, free ports, one clock for both. */
export type WatchedReplay = {
  /** Of the dashboard, without a slash at its end. */
  readonly url: string;
  /** Page of the watched network. */
  readonly page: string;
  readonly id: string;
  readonly replay: RunningReplay;
};

export type WatchOptions = Omit<StartReplayOptions, 'root' | 'directory' | 'nodesOnly' | 'port' | 'nodePort' | 'output'>;

type Fixtures = {
  /** Starts a recording of fixtures/recordings as nodes and a dashboard on them; ended after the test, whatever became of it. */
  readonly watch: (recording: string, options?: WatchOptions) => Promise<WatchedReplay>;
};

async function startWatched(recording: string, options: WatchOptions): Promise<WatchedReplay> {
  const replay = await startReplay({
    ...options,
    root: process.cwd(),
    directory: recording,
    port: await findFreePort('127.0.0.1'),
    output: 'ignore',
  });
  const { dashboard } = replay;
  if (dashboard === null) throw new Error('no dashboard was started');
  if (!(await dashboard.ready)) {
    await replay.stop();
    throw new Error('the dashboard did not answer');
  }
  return { url: dashboard.url, page: `${dashboard.url}/n/${replay.id}`, id: replay.id, replay };
}

/** Playwright's test with `watch`. Waiting is done by expectations on the page or the API, never by sleeping. */
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
});

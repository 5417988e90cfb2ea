import type { BrowserContext, Page } from '@playwright/test';
import { cell, sentence, stateWord } from './overview-parts';
import { followStory } from './read-events';
import { expect, shareReplay, test } from './replay-fixture';
import { untilSettled } from './until-settled';

test.describe.configure({ mode: 'default' });
const watched = shareReplay('qbft-fork-2-2', { hold: 'forked', speed: 10 });

const STREAM = '/api/v1/stream';

/** Makes a tab look hidden or shown to its page, as switching tabs does. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (value ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

/** Opens tabs as a person does: only the last is shown. More than six shown at once would use up a browser's connections to one origin. */
async function openTabs(context: BrowserContext, count: number): Promise<readonly Page[]> {
  const tabs: Page[] = [];
  for (let index = 0; index < count; index++) {
    const before = tabs.at(-1);
    if (before !== undefined) await setHidden(before, true);
    const tab = await context.newPage();
    tabs.push(tab);
    await tab.goto(watched().page);
    await expectLive(tab);
  }
  return tabs;
}

/** What is shown moves with the chain's clock: the stream is open and told. */
async function expectLive(tab: Page): Promise<void> {
  await expect(tab.getByText(/^polled \d+ s ago · 6 of 6 nodes answer$/)).toBeVisible();
  const age = tab.locator('time').first();
  const shown = await age.textContent();
  await expect.poll(() => age.textContent()).not.toBe(shown);
}

/** Pieces of evidence kept so far: each turn of an incident asks the nodes on top of their polls. */
async function evidenceKept(): Promise<number> {
  const { api } = watched();
  const read = async (path: string) => (await fetch(`${api}/incidents${path}`)).json();
  const { incidents } = (await read('')) as { readonly incidents: readonly { readonly id: number }[] };
  const whole = (await Promise.all(incidents.map(({ id }) => read(`/${id}`)))) as { readonly evidenceCounts: Record<string, number> }[];
  return whole.flatMap(({ evidenceCounts }) => Object.values(evidenceCounts)).reduce((sum, count) => sum + count, 0);
}

/** The same once nothing is added any more: pieces are kept after the nodes were asked for them. */
const evidenceSettled = (): Promise<number> => untilSettled(evidenceKept, 1500);

/** Requests each node got over the next `polls` polls, counted over polls in which no evidence was taken. */
async function countRequests(polls: number): Promise<readonly number[]> {
  for (;;) {
    const before = await evidenceSettled();
    const counted = await countAnyRequests(polls);
    if ((await evidenceSettled()) === before) return counted;
  }
}

async function countAnyRequests(polls: number): Promise<readonly number[]> {
  const story = followStory(watched().url, watched().id);
  const counts = () => Object.values(watched().replay.served.stats()).map(({ httpRequests }) => httpRequests);
  await expect.poll(() => story.told.length, { intervals: [20] }).toBeGreaterThanOrEqual(2);
  const [before, since] = [counts(), story.told.length];
  await expect.poll(() => story.told.length, { intervals: [20], timeout: 40_000 }).toBeGreaterThanOrEqual(since + polls);
  const after = counts();
  const heard = story.told.length - since;
  story.end();
  return after.map((count, index) => (count - (before[index] ?? 0)) / heard);
}

test('eight open tabs all work, by one stream each, and cost the nodes nothing', async ({ context }) => {
  test.slow();
  const alone = await countRequests(8);
  const streams: string[] = [];
  context.on('request', (request) => request.url().endsWith(STREAM) && streams.push(request.url()));
  const tabs = await openTabs(context, 8);
  expect(streams).toHaveLength(8);
  for (const [index, tab] of tabs.entries()) {
    await setHidden(tabs.at(index - 1) ?? tab, true);
    await setHidden(tab, false);
    await expectLive(tab);
  }
  expect(streams).toHaveLength(16);
  const crowded = await countRequests(8);
  // One request a poll, give or take the poll under way at either end.
  for (const count of [...alone, ...crowded]) expect(count).toBeGreaterThan(0.7);
  for (const count of [...alone, ...crowded]) expect(count).toBeLessThan(1.3);
});

test('a hidden tab closes its stream and catches up when it is shown', async ({ page }) => {
  const ended: string[] = [];
  const opened: string[] = [];
  page.on('request', (request) => request.url().endsWith(STREAM) && opened.push(request.url()));
  page.on('requestfailed', (request) => request.url().endsWith(STREAM) && ended.push(request.failure()?.errorText ?? ''));
  await page.goto(watched().page);
  await expectLive(page);
  expect([opened.length, ended.length]).toEqual([1, 0]);
  await setHidden(page, true);
  await expect.poll(() => ended).toEqual(['net::ERR_ABORTED']);
  await setHidden(page, false);
  await expect.poll(() => opened.length).toBe(2);
  await expectLive(page);
  await expect(page.getByText(/stale/i)).toHaveCount(0);
  expect(ended).toHaveLength(1);
});

test('a change made while a tab was hidden is on its screen when it is shown', async ({ page, watch }) => {
  const { page: address, replay } = await watch('qbft-rpc-surface', { from: 'vote-out', speed: 4, waits: true });
  await page.goto(address);
  await expect(sentence(page)).toHaveText(/^All 5 validators agree at/);
  await setHidden(page, true);
  replay.begin();
  await expect.poll(() => replay.clock.now() === replay.plan.endAt, { timeout: 30_000 }).toBe(true);
  await expect(sentence(page)).toHaveText(/^All 5 validators agree at/);
  await setHidden(page, false);
  await expect(sentence(page)).toHaveText(/^All 4 validators agree at 2\d;/);
});

test('a page follows the chain without being loaded again', async ({ page, watch }) => {
  const { page: address } = await watch('qbft-healthy-and-quorum-loss', { from: 'healthy', speed: 2 });
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await page.goto(address);
  await expect(cell(page, 'validator-1', 6)).toHaveAttribute('data-state', 'agrees');
  await expect(cell(page, 'validator-1', 9)).toHaveAttribute('data-state', 'agrees');
  expect(loads).toBe(1);
});

test.describe('when the dashboard is lost', () => {
  test.use({ tolerates: /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)/ });

  test('the data age turns loud and nothing is claimed any more', async ({ page, watch }) => {
    const { page: address, replay } = await watch('qbft-fork-2-2', { hold: 'forked' });
    await page.goto(address);
    await expect(stateWord(page)).toHaveText(/^Forked/);
    await expect(page.getByText(/^Stale: no link/)).toHaveCount(0);
    process.kill(replay.dashboard?.pid ?? 0, 'SIGKILL');
    const banner = page.getByText(/^Stale: no link to Quorumwatch/);
    await expect(banner).toBeVisible();
    await expect(banner).toBeInViewport();
    await expect(page.getByText(/^stale · polled/)).toBeVisible();
    await expect(stateWord(page)).toHaveText(/^Not known now · last heard: forked/);
    await expect(page.locator('[data-stale=true]')).toBeVisible();
    await expect(page.locator('main [data-severity=critical]').filter({ has: page.getByRole('heading', { level: 1 }) })).toHaveCount(0);
  });

  test('a dashboard that hangs is noticed as well', async ({ page, watch }) => {
    const { page: address, replay } = await watch('qbft-fork-2-2', { hold: 'forked', speed: 20 });
    const pid = replay.dashboard?.pid ?? 0;
    await page.goto(address);
    await expect(page.getByText(/^polled \d+ s ago · 6 of 6 nodes answer$/)).toBeVisible();
    process.kill(pid, 'SIGSTOP');
    await expect(page.getByText(/^Stale: no link to Quorumwatch/)).toBeVisible({ timeout: 25_000 });
    process.kill(pid, 'SIGCONT');
    await expect(page.getByText(/^polled \d+ s ago · 6 of 6 nodes answer$/)).toBeVisible();
    await expect(page.getByText(/stale/i)).toHaveCount(0);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningReplay, startReplay } from '@/lib/cli/start-replay';
import { displaysShape } from './api-shapes';
import { claimPort } from './claim-port';
import { command, firstAdmin, type PrintedDashboard, type PrintedOptions, startPrinted } from './printed-dashboard';
import { expect, test } from './replay-fixture';
import { expectCurrent } from './wall-meter';

// The server ends under the page, a stream is kept back, and what a display may not read is asked for.
test.use({ tolerates: /net::ERR_|status of (401|404)/ });

const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-wall-'));
let replay: RunningReplay | undefined;
let dashboard: PrintedDashboard | undefined;
test.afterAll(async () => {
  await dashboard?.stop('SIGKILL');
  await replay?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Poll interval of the watched networks. */
const INTERVAL_MS = 2000;

test('a screen on a wall: its link goes out of the address, a lost server is said at once and waited for, a revoked link in large letters', async ({
  page,
}) => {
  replay = await startReplay({ root: process.cwd(), directory: 'qbft-fork-2-2', from: 'forked', hold: 'forked', nodesOnly: true });
  const nodes = replay.served.nodes.map(({ name, url }) => ({ name, url }));
  const networks = ['main', 'other'].map((id) => ({ id, name: id, nodes, interval: `${INTERVAL_MS}ms` }));
  const options: PrintedOptions = {
    ...{ folder, networks, auth: { public_read: false }, port: await claimPort() },
    env: { QUORUMWATCH_CLOCK: JSON.stringify(replay.plan.clock) },
  };
  dashboard = await startPrinted(options);
  replay.begin();
  const { url } = dashboard;
  const admin = await firstAdmin(dashboard);
  const display = await command<{ id: string; link: string }>(url, admin, '/displays', { name: 'NOC room 2', networks: ['main'] });
  const token = display.link.split('token=')[1] ?? '';
  const listed = displaysShape.parse(await (await fetch(`${url}/api/v1/displays`, { headers: { cookie: admin } })).json());
  expect([listed.displays.map(({ name, seenAt }) => [name, seenAt]), JSON.stringify(listed).includes(token)]).toEqual([
    [['NOC room 2', null]],
    false,
  ]);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.headers().referer ?? ''}`));
  await page.goto(`${url}${display.link}&distance=5`);
  await expect(page).toHaveURL(`${url}/wall/main?distance=5`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Forked at 14/);
  expect(asked.filter((one) => one.includes(token))).toHaveLength(1);
  expect(await page.evaluate(() => [document.cookie, document.referrer, history.length])).toEqual(['', '', 2]);

  // What is not the wall of its network it can't read, and it can do nothing.
  const statusOf = (path: string, method = 'GET') =>
    page.evaluate(async ([to, how]) => (await fetch(to ?? '', { method: how ?? '' })).status, [path, method]);
  expect(await statusOf('/api/v1/networks/main/wall')).toBe(200);
  expect(await statusOf('/api/v1/networks/other/wall')).toBe(404);
  for (const path of ['networks/main/overview', 'networks/main/incidents', 'audit', 'accounts', 'displays', 'stream'])
    expect([path, await statusOf(`/api/v1/${path}`)]).toEqual([path, 401]);
  expect(await statusOf('/api/v1/networks/main/incidents/1/acknowledge', 'POST')).toBe(401);

  // The server ends: said within two intervals, counted, no zone moves; another one starts: it goes on by itself.
  const banner = page.locator('.wall-banner');
  const places = () =>
    page.locator('[data-zone]').evaluateAll((zones) => zones.map((zone) => JSON.stringify(zone.getBoundingClientRect())));
  const before = await places();
  await dashboard.stop('SIGKILL');
  await expect(banner).toContainText(/No link to Quorumwatch for [1-4] s/, { timeout: 2 * INTERVAL_MS });
  expect(await places()).toEqual(before);
  // All values look like what they are: of before.
  for (const part of ['.wall-value', '.wall-next', '.wall-grid', '.wall-incidents'])
    expect([
      part,
      await page
        .locator(part)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundImage),
    ]).toEqual([part, expect.stringContaining('repeating-linear-gradient')]);
  dashboard = await startPrinted(options);
  await expectCurrent(page);
  await expect.poll(() => page.evaluate(() => performance.now())).toBeLessThan(20_000);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Forked at 14/);

  // A proxy that lets no stream through: the same by asking.
  await page.route('**/wall/stream', (route) => route.abort());
  const polls = page.waitForRequest(/wall\/stream\?once=1/);
  await page.reload();
  await polls;
  await expectCurrent(page);

  // Revoked while it hangs, and on the way of a link that is opened.
  await page.unroute('**/wall/stream');
  await page.reload();
  await expectCurrent(page);
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  await command(url, admin, `/displays/${display.id}/revoke`);
  const words = page.getByRole('heading', { name: 'This screen’s link was revoked' });
  await expect(words).toBeVisible({ timeout: INTERVAL_MS });
  expect(await words.evaluate((heading) => Number.parseFloat(getComputedStyle(heading).fontSize))).toBeGreaterThan(100);
  await expect(page.getByText(/^Forked/)).toHaveCount(0);
  expect(loads).toBe(0);
  await page.goto(`${url}${display.link}`);
  await expect(page).toHaveURL(/\/display\?why=revoked$/);
  await expect(words).toBeVisible();
});

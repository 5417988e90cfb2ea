import { startReplay } from '@/lib/cli/start-replay';
import { panel, sentence } from './overview-parts';
import { expect, test } from './replay-fixture';
import { startDashboard } from './start-dashboard';

test('a restart keeps what was seen: the earlier hashes of 14 and the fork that was there', async ({ page, request }) => {
  test.slow();
  const replay = await startReplay({
    root: process.cwd(),
    directory: 'qbft-fork-2-2',
    from: 'forked',
    speed: 25,
    nodesOnly: true,
    bootMs: null,
  });
  const nodes = replay.served.nodes.map(({ name, url }) => ({ name, url }));
  const networks = [{ id: 'story', name: 'Story', nodes }];
  const dashboard = await startDashboard(networks, replay.plan.clock);
  const fresh: Awaited<ReturnType<typeof startDashboard>>[] = [];
  try {
    const api = `${dashboard.url}/api/v1/networks/story`;
    const state = async (from: string) => (await (await request.get(from)).json()).verdict.state;
    await expect.poll(() => state(api), { intervals: [50] }).toBe('forked');
    replay.begin();
    await expect.poll(() => replay.clock.now() === replay.plan.endAt, { timeout: 40_000 }).toBe(true);
    await expect.poll(() => state(api)).toBe('healthy');
    const seen = {
      height: await (await request.get(`${api}/heights/14`)).json(),
      forks: (await (await request.get(`${api}/forks`)).json()).past,
    };
    expect(seen.height.blocks).toHaveLength(3);
    expect(seen.forks.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['fork-seen', 'fork-gone']));

    await dashboard.restart();
    await expect.poll(() => state(api)).toBe('healthy');
    const kept = await (await request.get(`${api}/heights/14`)).json();
    const told = ({ hash, nodes: holders, formerNodes, author, round, firstSeenAt, current }: Record<string, unknown>) => ({
      hash,
      holders,
      formerNodes,
      author,
      round,
      firstSeenAt,
      current,
    });
    expect(kept.blocks.map(told)).toEqual(seen.height.blocks.map(told));
    expect((await (await request.get(`${api}/forks`)).json()).past.slice(0, seen.forks.length)).toEqual(seen.forks);
    await page.goto(`${dashboard.url}/n/story/heights/14`);
    await expect(sentence(page)).toContainText('Agreed at 14');
    await expect(sentence(page)).toContainText('2 earlier hashes at this height lapsed');
    await expect(panel(page, /^Earlier block$/)).toHaveCount(2);

    // The twin: a dashboard that was not there knows of no other hash.
    const late = await startDashboard(networks, replay.plan.clock);
    fresh.push(late);
    await page.goto(`${late.url}/n/story/heights/14`);
    await expect(sentence(page)).toHaveText(/^Agreed at 14: 4 of 4 validators hold 0x\w+…\w+\.$/);
    await expect(panel(page, /^Earlier block$/)).toHaveCount(0);
  } finally {
    await page.close();
    await Promise.all([dashboard, ...fresh].map((one) => one.discard()));
    await replay.stop();
  }
});

test.describe('a page that was open', () => {
  test.use({ tolerates: /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)/ });

  test('comes back by itself when the dashboard does, loaded anew', async ({ page }) => {
    const replay = await startReplay({ root: process.cwd(), directory: 'qbft-fork-2-2', hold: 'forked', nodesOnly: true });
    const nodes = replay.served.nodes.map(({ name, url }) => ({ name, url }));
    const dashboard = await startDashboard([{ id: 'story', name: 'Story', nodes }], replay.plan.clock);
    try {
      await page.goto(`${dashboard.url}/n/story`);
      await expect(page.getByText(/^polled \d+ s ago · 6 of 6 nodes answer$/)).toBeVisible();
      await page.evaluate(() => document.body.setAttribute('data-before', 'true'));
      await dashboard.restart();
      await expect(page.locator('body[data-before]')).toHaveCount(0, { timeout: 30_000 });
      await expect(sentence(page)).toHaveText(/^Forked at 14/);
      await expect(page.getByText(/^polled \d+ s ago · 6 of 6 nodes answer$/)).toBeVisible();
      await expect(page.getByText(/stale/i)).toHaveCount(0);
    } finally {
      await page.close();
      await dashboard.discard();
      await replay.stop();
    }
  });
});

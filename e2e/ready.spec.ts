import { BEHAVIOURS, startBadNode } from '@/fixtures/bad-node';
import { stateWord } from './overview-parts';
import { expect, test } from './replay-fixture';
import { startDashboard } from './start-dashboard';

test('readyz says starting until the first poll is done or timed out; healthz and the pages answer meanwhile', async ({
  page,
  request,
}) => {
  const silent = await startBadNode(BEHAVIOURS.silent);
  const dashboard = await startDashboard(
    [{ id: 'main', name: 'Main', interval: '10m', nodes: [{ name: 'silent', url: silent.url }] }],
    null,
  );
  try {
    const early = await request.get(`${dashboard.url}/api/readyz`);
    expect([early.status(), await early.json()]).toEqual([503, { status: 'starting' }]);
    const ready = () => request.get(`${dashboard.url}/api/readyz`);
    await expect.poll(async () => (await ready()).status(), { intervals: [50] }).toBe(200);
    expect(await (await ready()).json()).toEqual({ status: 'ready' });
    // A node that says nothing is no word about the network.
    await page.goto(`${dashboard.url}/n/main`);
    await expect(stateWord(page)).toHaveText('Not known');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not known/);
    await expect(page.getByText(/healthy|agree at|forked|stalled/i)).toHaveCount(0);
  } finally {
    await page.close();
    await dashboard.discard();
    await silent.close();
  }
});

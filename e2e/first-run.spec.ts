import { BEHAVIOURS, startBadNode } from '@/fixtures/bad-node';
import { findAxeFaults } from './find-axe-faults';
import { expect, test } from './replay-fixture';
import { startDashboard } from './start-dashboard';

test('without a node it starts, shows how to add one, and checks an address from the machine it runs on', async ({ page, request }) => {
  const [dashboard, node, other] = await Promise.all([
    startDashboard([], null),
    startBadNode(BEHAVIOURS.right),
    startBadNode(BEHAVIOURS.redirect),
  ]);
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(dashboard.url);
    await expect(page).toHaveURL(`${dashboard.url}/setup`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add your nodes');
    const address = page.getByLabel('Address of node 1');
    await address.fill(`${node.url.replace('://', '://ann:hunter2@')} ${other.url}`);
    await address.blur();
    await page.getByRole('button', { name: 'Check all' }).click();
    await expect(page.getByText('Answers, role not known')).toBeVisible();
    await expect(page.getByText(/redirects are not followed/)).toBeVisible();
    expect(await page.content()).not.toContain('hunter2');
    expect(node.seen[0]?.headers.authorization).toBe(`Basic ${btoa('ann:hunter2')}`);
    expect(await findAxeFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    const check = (headers: Readonly<Record<string, string>>) =>
      request.post(`${dashboard.url}/api/v1/setup/check`, { headers, data: { url: node.url } }).then((answer) => answer.status());
    // As a page does whose name was led to 127.0.0.1, and as a proxy on this machine does.
    expect(await check({ host: 'evil.example', origin: 'http://evil.example' })).toBe(401);
    expect(await check({ 'x-forwarded-for': '203.0.113.9' })).toBe(401);
    expect(await check({})).toBe(200);
    expect((await request.get(`${dashboard.url}/api/readyz`)).status()).toBe(200);
    // The gallery of components is for those who develop.
    expect((await request.get(`${dashboard.url}/gallery`)).status()).toBe(404);
    // Its stream ends with the page, not with the process under it.
    await page.goto('about:blank');
  } finally {
    await Promise.all([dashboard.discard(), node.close(), other.close()]);
  }
});

import { expect, test } from './replay-fixture';

test('the 2-2 fork of the demo is on the screen, with its ancestor', async ({ page, watch }) => {
  const { url, id } = await watch('qbft-fork-2-2', { from: 'forked', hold: 'forked' });
  await page.goto(url);
  await expect(page).toHaveURL(new RegExp(`/n/${id}$`));
  await expect(page.getByText(/forked/i).first()).toBeVisible();
  const answer = await page.request.get(`${url}/api/v1/networks/${id}`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ verdict: { state: 'forked' }, fork: { height: 14, ancestor: { height: 13 } } });
});

test('the healthy network is not called forked', async ({ page, watch }) => {
  const { url, id } = await watch('qbft-healthy-and-quorum-loss', { from: 'healthy' });
  await page.goto(url);
  await expect
    .poll(async () => (await (await page.request.get(`${url}/api/v1/networks/${id}`)).json()).verdict.state, { intervals: [100] })
    .toBe('healthy');
  await expect(page.getByText(/forked/i)).toHaveCount(0);
});

import { cellsIn, fact, matrix, panel, sentence, stateWord } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
// It ends at once and then stands still at the end of the recording, where the network is healthy.
const watched = shareReplay('qbft-healthy-and-quorum-loss', { from: 'whole-again', speed: 10 });

test('a healthy network is said to be healthy, nothing is loud, and no incident is opened', async ({ page, watch }) => {
  const { page: address, api } = await watch('qbft-healthy-and-quorum-loss', { from: 'healthy' });
  await page.goto(address);
  // Some blocks later: whatever would be opened has had its time.
  await expect(sentence(page)).toHaveText(/^All 4 validators agree at ([6-9]|1[0-2]); a block is due every 2 s\.$/, { timeout: 30_000 });
  await expect(stateWord(page)).toHaveText('Healthy');
  await expect(page.getByRole('main').getByText(/fork|stall|heal by itself|stale/i)).toHaveCount(0);
  await expect(page.locator('main [data-severity=critical], main [data-severity=warning]')).toHaveCount(0);
  await expect(page.getByText(/^polled .* · 5 of 5 nodes answer$/)).toBeVisible();
  expect((await (await page.request.get(`${api}/incidents`)).json()).incidents).toEqual([]);
});

test.describe('a network that is whole again', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(watched().page);
    await expect(sentence(page)).toHaveText('All 4 validators agree at 60; a block is due every 2 s.', { timeout: 30_000 });
  });

  test('is said to be healthy; of the stall before it tells as what happened, and of no fork', async ({ page }) => {
    await expect(stateWord(page)).toHaveText('Healthy');
    const main = page.getByRole('main');
    await expect(main.getByText(/fork|heal by itself|stale/i)).toHaveCount(0);
    // A quick start sees the end of the stall, and time ends with the recording: its incident may stand, and no other.
    const { incidents } = await (await page.request.get(`${watched().api}/incidents`)).json();
    expect(incidents.filter(({ detector }: { detector: string }) => detector !== 'stall')).toEqual([]);
    const told = panel(page, /^What happened/).getByText(/stall/i);
    await expect.poll(async () => (await main.getByText(/stall/i).count()) - (await told.count())).toBe(0);
  });

  test('its matrix has one camp, every cell agreeing', async ({ page }) => {
    await expect(matrix(page)).toBeVisible();
    await expect(cellsIn(page, 'branch')).toHaveCount(0);
    await expect(cellsIn(page, 'unknown')).toHaveCount(0);
    expect(await cellsIn(page, 'agrees').count()).toBeGreaterThan(40);
  });

  test('its quorum meter has margin and no camps', async ({ page }) => {
    const quorum = fact(page, /^Quorum$/);
    await expect(quorum).toContainText('4 of 4');
    await expect(quorum).toContainText('quorum 3 · margin 1');
    await expect(quorum).not.toContainText(/A has|short/);
  });

  test('it has no fork panel, no findings and no height to compare', async ({ page }) => {
    await expect(panel(page, /^Nodes/)).toBeVisible();
    await expect(panel(page, /^The fork/)).toHaveCount(0);
    await expect(panel(page, /^Findings/)).toHaveCount(0);
    await expect(page.getByRole('link', { name: /^Compare height/ })).toHaveCount(0);
  });

  test('a height of it has one block, a quorum of seals of which none is double, and no difference', async ({ page }) => {
    await page.goto(`${watched().page}/heights/60`);
    await expect(sentence(page)).toHaveText(/^Agreed at 60: 4 of 4 validators hold 0x/);
    const block = panel(page, 'The block');
    await expect(block.getByRole('heading', { name: /^[34] commit seals · a quorum$/ })).toBeVisible();
    await expect(block.getByText(/sealed .* too/)).toHaveCount(0);
    await expect(block.getByText('verified', { exact: true })).toBeVisible();
    await expect(page.getByText(/sealed more than one block/)).toHaveCount(0);
    await expect(panel(page, /^Header difference/)).toHaveCount(0);
    await expect(page.getByText(/branch [A-Z]/i)).toHaveCount(0);
  });

  test('a height that is not there yet is not known, and not called agreed or forked', async ({ page }) => {
    await page.goto(`${watched().page}/heights/61`);
    await expect(sentence(page)).toHaveText('Nothing is known of 61.');
    await expect(stateWord(page)).toHaveText('Not known');
  });
});

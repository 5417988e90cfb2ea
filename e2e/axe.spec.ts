import type { Page } from '@playwright/test';
import { findAxeFaults } from './find-axe-faults';
import { findLayoutFaults } from './find-layout-faults';
import { fact, matrix, sentence } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
// Fewer columns of the matrix, the same marks: axe looks at every cell.
test.use({ viewport: { width: 1000, height: 900 } });
const forked = shareReplay('qbft-fork-2-2', { hold: 'forked' });
const healthy = shareReplay('qbft-healthy-and-quorum-loss', { from: 'whole-again', speed: 10 });
const stalled = shareReplay('ibft-healthy-and-quorum-loss', { hold: 'no-quorum' });

/** The list of open incidents under a filter whose answer never comes. */
async function openWhileReading(page: Page): Promise<void> {
  await page.route('**/incidents?status=resolved*', () => new Promise(() => {}));
  await page.goto(`${forked().page}/incidents`);
  await page.getByRole('button', { name: /^Resolved/ }).click();
  await expect(page.getByText('Reading …')).toBeVisible();
}

/** A phone, the narrowest there is, a tablet, a wide screen. */
const SIZES = [
  [390, 844],
  [320, 700],
  [820, 1180],
  [1920, 1080],
] as const;

const PAGES = [
  { name: 'the overview of a fork', open: (page: Page) => page.goto(forked().page), says: /^Forked at 14/ },
  { name: 'the height page of a fork', open: (page: Page) => page.goto(`${forked().page}/heights/14`), says: /^2 hashes at 14/ },
  { name: 'the overview of a healthy network', open: (page: Page) => page.goto(healthy().page), says: /^All 4 validators agree/ },
  { name: 'a height page of a healthy network', open: (page: Page) => page.goto(`${healthy().page}/heights/60`), says: /^Agreed at 60/ },
  { name: 'the overview of a stall', open: (page: Page) => page.goto(stalled().page), says: /^Stalled at 34/ },
  { name: 'the validators of a fork', open: (page: Page) => page.goto(`${forked().page}/validators`), says: /^Forked: A has 2/ },
  { name: 'the rounds of a stall', open: (page: Page) => page.goto(`${stalled().page}/rounds`), says: /^Stalled at 34/ },
  { name: 'the peers', open: (page: Page) => page.goto(`${stalled().page}/peers`), says: /./ },
  { name: 'the nodes of a fork', open: (page: Page) => page.goto(`${forked().page}/nodes`), says: /^6 of 6 nodes answer/ },
  { name: 'a node of a fork', open: (page: Page) => page.goto(`${forked().page}/nodes/validator-3`), says: /^validator-3/ },
  { name: 'a height nobody has', open: (page: Page) => page.goto(`${stalled().page}/heights/99`), says: /^Nothing is known of 99/ },
  { name: 'the incidents of a fork, while others are read', open: openWhileReading, says: /^1 incident is open/ },
  { name: 'the incident of a fork', open: (page: Page) => page.goto(`${forked().page}/incidents/1`), says: /^Forked at 14/ },
  {
    name: 'the incidents of a healthy network',
    open: (page: Page) => page.goto(`${healthy().page}/incidents`),
    says: /incident/,
  },
  { name: 'a recovery that is not offered', open: (page: Page) => page.goto(`${forked().page}/recovery`), says: /The ways of recovery/ },
  { name: 'the timeline of a fork', open: (page: Page) => page.goto(`${forked().page}/forks`), says: /fork/i },
  { name: 'the replay of a fork', open: (page: Page) => page.goto(`${forked().page}/replay`), says: /./ },
  { name: 'the activity', open: (page: Page) => page.goto(`${forked().page}/activity`), says: /./ },
  { name: 'the list of networks', open: (page: Page) => page.goto(`${forked().url}/`), says: /./ },
  { name: 'the help', open: (page: Page) => page.goto(`${forked().url}/help`), says: /./ },
  { name: 'the tiles of a wall', open: (page: Page) => page.goto(`${forked().url}/wall`), says: /./ },
  { name: 'a screen whose link was revoked', open: (page: Page) => page.goto(`${forked().url}/display?why=revoked`), says: /revoked/ },
] as const;

for (const { name, open, says } of PAGES) {
  test(`axe finds nothing on ${name}, light, dark and narrow`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(page);
    await expect(sentence(page)).toHaveText(says, { timeout: 30_000 });
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await findAxeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findAxeFaults(page, 'contrast')).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await findAxeFaults(page, 'all but contrast')).toEqual([]);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      // What fits its columns to the room there is does so in the next frames.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect.soft(await findLayoutFaults(page), `at ${width} px`).toEqual([]);
    }
  });
}

test('axe would have found something: the check itself works', async ({ page }) => {
  await page.goto(forked().page);
  await matrix(page).evaluate((grid) => grid.removeAttribute('aria-labelledby'));
  await page.evaluate(() => document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/icon.svg"><button></button>'));
  const faults = await findAxeFaults(page);
  expect(faults.join()).toMatch(/image-alt/);
  expect(faults.join()).toMatch(/button-name/);
});

test('the chart has words for those who do not see it', async ({ page }) => {
  await page.goto(forked().page);
  await expect(fact(page, /^Round changes/).getByRole('img', { name: /^Round changes per minute/ })).toBeVisible();
});

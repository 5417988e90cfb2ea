import { panel, sentence } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
const forked = shareReplay('qbft-fork-2-2', { hold: 'forked' });
const stalled = shareReplay('qbft-healthy-and-quorum-loss', { hold: 'no-quorum', speed: 5 });

test('validators: who fails its turns, and how many must come back', async ({ page }) => {
  await page.goto(`${stalled().page}/validators`);
  await expect(sentence(page)).toHaveText(/^2 of 4 validators answer, (quorum is 3: 1 more must come back|of \d it is not known)/);
  // Its node is down and proves nothing here: it is called by its address.
  const row = panel(page, 'Participation').getByRole('row').filter({ hasText: '0x5aa3' });
  await expect(row).toContainText('no node here');
  await expect(page.getByText(/0x5aa3…e500 \(\d\).* failed \d+ of the turns that fell to/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Window' }).getByRole('link', { name: '24 h' }).click();
  await expect(page).toHaveURL(/window=24h/);
  await expect(row).toContainText('no node here');
});

test('validators of a fork: both camps in the sentence, what a missing seal proves, and open votes', async ({ page }) => {
  await page.goto(`${forked().page}/validators?window=1000`);
  await expect(sentence(page)).toHaveText(/^Forked: A has 2 of 4 validators, B has 2, quorum is 3\./);
  await expect(page.getByText(/a missing seal proves nothing/)).toBeVisible();
  await expect(panel(page, /^Votes/)).toContainText('not known');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
});

test('rounds in a stall: whose turns failed, the rate with what is not known of it, and how long to the next change', async ({ page }) => {
  await page.goto(`${stalled().page}/rounds`);
  await expect(sentence(page)).toHaveText(/^Stalled at 30: no block for .*; round \d+ at 31 (by a node’s log|by estimate)\.$/);
  const failed = (name: string) =>
    panel(page, /^Turns by proposer/)
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('cell')
      .first();
  await expect(failed('0x5aa3')).toHaveText(/^[2-9]$/);
  await expect(failed('validator-1')).toHaveText('0');
  // The held logs stand still: between the end of their last round and the estimate that follows it is not known (60 s of the recording).
  await expect(panel(page, /^Rounds now/)).toContainText(/Next round change: (in \d|due now)/, { timeout: 30_000 });
  await panel(page, /^Round changes over time/)
    .getByText('As table')
    .click();
  await expect(panel(page, 'Table of round changes over time').getByText('not known').first()).toBeVisible();
  // The chart is drawn, and its brush can be reached.
  await expect(page.locator('.recharts-brush').first()).toBeVisible();
  await page.goto(`${stalled().page}/rounds?window=7d`);
  await expect(page.getByRole('link', { name: '7 d' })).toHaveAttribute('aria-current', 'true');
});

test('nodes lead to a node: what it says, which groups are open, how it answers; one that is gone says for how long', async ({ page }) => {
  await page.goto(`${forked().page}/nodes`);
  await expect(sentence(page)).toHaveText(/^6 of 6 nodes answer, on 2 branches: A validator-1, validator-2 and member-1; B /);
  await panel(page, /^Nodes/)
    .getByRole('link', { name: 'validator-3' })
    .click();
  await expect(sentence(page)).toHaveText(/^validator-3, a validator, holds branch B: head 14, 0x/);
  await expect(
    panel(page, /^API groups/)
      .getByRole('row')
      .filter({ hasText: 'admin' }),
  ).toContainText('open');
  await expect(panel(page, 'What it says')).toContainText('1337');
  await expect(panel(page, /^Latency/)).toContainText(/median \d+ ms/);
  await page.goto(`${stalled().page}/nodes/validator-3`);
  await expect(sentence(page)).toHaveText(/^validator-3, a .*, does not answer/);
  await expect(panel(page, /^Errors/)).toContainText(/unreachable · \d+ poll/);
  expect((await page.request.get(`${forked().page}/nodes/nobody`)).status()).toBe(404);
});

test('peers: who sees whom as a grid that keys move in', async ({ page }) => {
  await page.goto(`${forked().page}/peers`);
  await expect(sentence(page)).toHaveText('All 6 nodes see each other.');
  const grid = page.getByRole('grid', { name: /Who sees whom/ });
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAccessibleName('validator-1 and validator-2: both see each other');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nodes\/validator-1$/);
});

test('search finds from everywhere, by keyboard alone', async ({ page }) => {
  await page.goto(forked().page);
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  await page.keyboard.press('/');
  await page.keyboard.type('validator-3');
  await expect(page.getByRole('option').first()).toContainText('validator-3');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nodes\/validator-3$/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: /validator-3/ })).toBeVisible();
  await page.keyboard.type('14');
  await expect(page.getByRole('option').first()).toContainText('Height');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/heights\/14$/);
  await page.keyboard.press('/');
  await page.keyboard.type('0x12');
  await expect(page.getByRole('dialog').getByText('A hash or address takes at least 6 hex digits.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Going back closes a dialog and stays; the next one goes to the page before, with no entry left of any dialog.
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/heights\/14$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/nodes\/validator-3$/);
});

import { panel, sentence } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
const forked = shareReplay('qbft-fork-2-2', { hold: 'forked' });
const oneDown = shareReplay('qbft-healthy-and-quorum-loss', { from: 'healthy', speed: 6 });

test('validators: who fails its turns, how little may still be lost; nothing of it while all are well', async ({ page }) => {
  await page.goto(`${oneDown().page}/validators`);
  await expect(sentence(page)).toHaveText(/^(All 4 validators propose and seal; any 1 may be lost|4 of 4 validators answer)/);
  const row = (name: string) => panel(page, 'Participation').getByRole('row').filter({ hasText: name });
  await expect(row('validator-3')).toContainText('answers');
  await expect(sentence(page)).toHaveText(/^3 of 4 validators answer, quorum is 3: the loss of any one of them stops the chain\.$/, {
    timeout: 20_000,
  });
  await expect(row('validator-3')).toContainText('unreachable');
  await expect(page.getByText(/validator-3 \(\d\).* failed \d of the turns that fell to/)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('navigation', { name: 'Window' }).getByRole('link', { name: '24 h' }).click();
  await expect(page).toHaveURL(/window=24h/);
  await expect(row('validator-3')).toContainText('unreachable');
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

test('rounds: whose turns fail, the rate with what is not known of it, and the delay that header times hide', async ({ page }) => {
  await page.goto(`${oneDown().page}/rounds`);
  const proposers = panel(page, /^Turns by proposer/);
  await expect(proposers.getByRole('row').filter({ hasText: 'validator-3' }).getByRole('cell').first()).toHaveText(/^[2-9]$/, {
    timeout: 20_000,
  });
  await expect(proposers.getByRole('row').filter({ hasText: 'validator-1' }).getByRole('cell').first()).toHaveText('0');
  await expect(page.getByText(/(\d+ blocks|1 block) came in the same instant as a late one below/)).toBeVisible({ timeout: 20_000 });
  await panel(page, /^Round changes over time/)
    .getByText('As table')
    .click();
  await expect(panel(page, 'Table of round changes over time').getByText('not known', { exact: true }).first()).toBeVisible();
  // The chart is drawn, and its brush can be reached.
  await expect(page.locator('.recharts-brush').first()).toBeVisible();
  await expect(sentence(page)).toHaveText(/^Stalled at 30: no block for .*; round \d+ at 31 by estimate\.$/, { timeout: 30_000 });
  await expect(panel(page, /^Rounds now/)).toContainText(/Next round change: (in .*|due now)/);
  await page.goto(`${oneDown().page}/rounds?window=7d`);
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
  await page.goto(`${oneDown().page}/nodes/validator-3`);
  await expect(panel(page, /^Latency/)).toContainText(/median \d+ ms/);
  await page.goto(`${forked().page}/nodes/nobody`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
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
});

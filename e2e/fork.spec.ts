import { cell, cellsIn, fact, matrix, panel, sentence, stateWord } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
const watched = shareReplay('qbft-fork-2-2', { hold: 'forked', speed: 2 });

const CAMPS = { A: ['validator-1', 'validator-2', 'member-1'], B: ['validator-3', 'validator-4', 'member-2'] } as const;
/** The start of an address of the recording's README, as the name it has on the screen. */
const nameOf = (start: string): string => watched().replay.served.nodes.find(({ address }) => address?.startsWith(start))?.name ?? 'nobody';

test('the sentence says where it forked, the last common height, the camps and the quorum', async ({ page }) => {
  await page.goto(watched().url);
  await expect(page).toHaveURL(watched().page);
  await expect(sentence(page)).toHaveText(/^Forked at 14 \(last common 13\): A has 2 of 4 validators, B has 2, quorum is 3\./);
  await expect(stateWord(page)).toHaveText(/^Forked/);
  await expect(page.getByText('Does not heal by itself')).toBeVisible();
  await expect(page.getByText(/will not heal by itself: no branch can reach the quorum of 3/)).toBeVisible();
});

test('the matrix shows two camps at 14 and one at 13', async ({ page }) => {
  await page.goto(watched().page);
  for (const [branch, nodes] of Object.entries(CAMPS))
    for (const node of nodes) {
      await expect(cell(page, node, 14)).toHaveText(branch);
      await expect(cell(page, node, 14)).toHaveAccessibleName(new RegExp(`^${node}, height 14, branch ${branch}`));
      await expect(cell(page, node, 13)).toHaveAttribute('data-state', 'agrees');
    }
  await expect(cellsIn(page, 'branch')).toHaveCount(6);
});

test('branches differ by letter and by pattern, not by hue alone', async ({ page }) => {
  await page.goto(watched().page);
  const patternOf = (node: string) => cell(page, node, 14).evaluate((one) => getComputedStyle(one).backgroundImage);
  const a = await patternOf('validator-1');
  const b = await patternOf('validator-3');
  expect(b).toContain('gradient');
  expect(a).not.toBe(b);
  expect(await patternOf('member-1')).toBe(a);
  expect(await patternOf('member-2')).toBe(b);
});

test('who proposed a branch is marked, and its round stands under the column', async ({ page }) => {
  await page.goto(watched().page);
  await expect(cell(page, nameOf('0xa5f1'), 14)).toHaveAccessibleName(/branch A, proposed it/);
  await expect(cell(page, nameOf('0xf426'), 14)).toHaveAccessibleName(/branch B, proposed it/);
  await expect(matrix(page).getByRole('gridcell', { name: /^height 14, forked, round 1/ })).toBeVisible();
});

test('the quorum meter counts all validators as reachable and tells the camps', async ({ page }) => {
  await page.goto(watched().page);
  const quorum = fact(page, /^Quorum$/);
  await expect(quorum).toContainText('4 of 4');
  await expect(quorum).toContainText('quorum 3 · no branch has it');
  await expect(quorum).toContainText('A has 2 · B has 2');
});

test('the fork panel tells both branches, who sealed both, and the last common block', async ({ page }) => {
  await page.goto(watched().page);
  const fork = panel(page, /^The fork/);
  const both = [nameOf('0x210f'), nameOf('0x5aa3')];
  for (const name of both) await expect(fork.getByRole('heading')).toContainText(name);
  await expect(fork.getByRole('heading')).toContainText('sealed both');
  const [a, b] = [fork.getByRole('listitem').nth(0), fork.getByRole('listitem').nth(1)];
  for (const node of CAMPS.A) await expect(a).toContainText(node);
  for (const node of CAMPS.B) await expect(b).toContainText(node);
  await expect(a).toContainText(`2 validators · round 0 · 3 seals · proposed by ${nameOf('0xa5f1')}`);
  await expect(b).toContainText(`2 validators · round 1 · 3 seals · proposed by ${nameOf('0xf426')}`);
  for (const branch of [a, b]) await expect(branch).toContainText('its holders are no quorum');
  for (const branch of [a, b]) await expect(branch).toContainText(/verified$/);
  await expect(fork.getByRole('link', { name: 'Last common block 13' })).toHaveAttribute('href', /\/heights\/13$/);
});

test('once the next block is overdue, the fork is a stall as well', async ({ page }) => {
  await page.goto(watched().page);
  await expect(stateWord(page)).toHaveText('Forked and stalled', { timeout: 40_000 });
  await expect(sentence(page)).toContainText(/No block for 1 min/);
  await expect(fact(page, /^Last block$/)).toContainText('overdue for');
});

test('the height page of 14 has both camps, their headers side by side and the seals by branch', async ({ page }) => {
  await page.goto(watched().page);
  await page.getByRole('link', { name: 'Compare height 14' }).click();
  await expect(page).toHaveURL(`${watched().page}/heights/14`);
  await expect(page).toHaveTitle(/^Height 14 · /);
  await expect(sentence(page)).toHaveText(/^2 hashes at 14: /);
  await expect(stateWord(page)).toHaveText('Forked');
  const cards = { A: panel(page, 'Branch A'), B: panel(page, 'Branch B') };
  const sealers = { A: 3, B: 3 };
  for (const branch of ['A', 'B'] as const) {
    for (const node of CAMPS[branch]) await expect(cards[branch]).toContainText(node);
    await expect(cards[branch].getByRole('heading', { name: `${sealers[branch]} commit seals · a quorum` })).toBeVisible();
    for (const start of ['0x210f', '0x5aa3'])
      await expect(cards[branch].getByRole('listitem').filter({ hasText: nameOf(start) })).toContainText(/sealed .* too/);
  }
  await expect(cards.A).toContainText(new RegExp(`${nameOf('0xa5f1')} ?0xa5f1\\w+…\\w+ · its turn`));
  await expect(cards.B).toContainText(new RegExp(`${nameOf('0xf426')} ?0xf426\\w+…\\w+ · its turn`));
  // The one who sealed only A, and the one who sealed only B.
  for (const card of Object.values(cards)) await expect(card.getByRole('listitem').filter({ hasNotText: /sealed .* too/ })).toHaveCount(1);
  const told = page.getByText(/sealed more than one block at this height/);
  for (const start of ['0x210f', '0x5aa3']) await expect(told).toContainText(nameOf(start));
});

test('the header difference names what differs and masks seals and round', async ({ page }) => {
  await page.goto(`${watched().page}/heights/14`);
  const diff = panel(page, /^Header difference/);
  const differing = diff.getByRole('table', { name: 'Fields that differ' });
  await expect(differing.getByRole('rowheader', { name: /^timestamp$/ })).toBeVisible();
  await expect(differing.getByRole('rowheader', { name: /^parentHash$/ })).toHaveCount(0);
  await expect(differing.getByRole('columnheader')).toHaveText(['Field', 'Branch A', 'Branch B']);
  await expect(diff.getByRole('table', { name: 'Masked fields' }).getByRole('rowheader', { name: /round/i })).toBeVisible();
  await expect(differing.getByRole('rowheader', { name: /seal/i })).toHaveCount(0);
});

test('each node is listed with its hash and branch', async ({ page }) => {
  await page.goto(`${watched().page}/heights/14`);
  const table = panel(page, 'Each node’s hash');
  for (const [branch, nodes] of Object.entries(CAMPS))
    for (const node of nodes) await expect(table.getByRole('row').filter({ hasText: node })).toContainText(`branch ${branch}`);
});

test('height 13, below the fork, is agreed and shows one block', async ({ page }) => {
  await page.goto(`${watched().page}/heights/13`);
  await expect(sentence(page)).toHaveText(/^Agreed at 13: 4 of 4 validators hold 0x/);
  await expect(panel(page, 'The block')).toBeVisible();
  await expect(page.getByText(/branch [A-Z]/i)).toHaveCount(0);
  await expect(panel(page, /^Header difference/)).toHaveCount(0);
  await expect(page.getByText(/sealed more than one block/)).toHaveCount(0);
});

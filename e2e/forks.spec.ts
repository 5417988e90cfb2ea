import type { Page } from '@playwright/test';
import type { HistoryView } from '@/lib/views/past-types';
import { findAxeFaults } from './find-axe-faults';
import { sentence } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
const forked = shareReplay('qbft-fork-2-2', { hold: 'forked', speed: 2 });
const healthy = shareReplay('qbft-healthy-and-quorum-loss', { from: 'whole-again', speed: 10 });

const words = (page: Page) => page.locator('#timeline-words li');

test('the fork timeline tells trunk, branches, who stands where and who sealed both', async ({ page }) => {
  await page.goto(`${forked().page}/forks`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forked at 14, last common 13');
  await expect(words(page)).toHaveText([
    'The common chain goes up to 13; nobody’s head.',
    'Branch A: heights 14 to 14; head of 3 nodes: validator-1, validator-2, member-1.',
    'Branch B: heights 14 to 14; head of 3 nodes: validator-3, validator-4, member-2.',
    /^Sealed both: .+, .+\.$/,
  ]);
  await expect(page.getByRole('link', { name: 'Fork at 14' })).toHaveAttribute('aria-current', 'true');
  expect(await findAxeFaults(page)).toEqual([]);
});

test('keys move over heights and branches, zoom, and open the height', async ({ page }) => {
  await page.goto(`${forked().page}/forks`);
  await page.getByRole('group', { name: 'Fork by height' }).focus();
  const told = page.locator('section[aria-labelledby=timeline]').getByRole('status');
  await page.keyboard.press('ArrowRight');
  await expect(told).toContainText('Height 14, branch A, proposed by');
  await page.keyboard.press('ArrowDown');
  await expect(told).toContainText('Height 14, branch B');
  await page.keyboard.press('ArrowLeft');
  await expect(told).toContainText('Height 13, the common chain');
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Whole fork' })).toBeEnabled();
  // The link opens the same stretch.
  await expect(page).toHaveURL(/\/forks\?heights=\d+-\d+$/);
  const range = page.getByRole('heading', { name: /^Branches by height/ });
  const zoomed = await range.textContent();
  await page.reload();
  await expect(range).toHaveText(zoomed ?? '');
  await page.getByRole('button', { name: 'Whole fork' }).click();
  await expect(page).toHaveURL(/\/forks$/);
  await page.getByRole('group', { name: 'Fork by height' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${forked().page}/heights/13`);
});

test('a network that never forked has no branches to show', async ({ page }) => {
  await page.goto(`${healthy().page}/forks`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No fork stands now.');
  await expect(page.getByText('No fork is on record')).toBeVisible();
  await expect(words(page)).toHaveCount(0);
});

test('the replay shows the network of the moment in its address, and says that it is the past', async ({ page, request }) => {
  await page.goto(forked().page);
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  const kept = async (): Promise<{ first: number; last: number }> => (await request.get(`${forked().api}/history`)).json();
  await expect.poll(() => kept().then(({ last }) => last), { timeout: 30_000 }).toBeGreaterThan(0);
  // By then it was known: how soon after the first poll depends on the machine.
  const moment = Math.round((await kept()).last) + 2000;
  // Much more is kept than the seconds that are played.
  await expect.poll(() => kept().then(({ last }) => last - moment), { timeout: 40_000 }).toBeGreaterThan(20_000);
  await page.goto(`${forked().page}/replay?t=${moment}`);
  await expect(page.getByText(/^You look at the past/)).toBeVisible();
  await expect(sentence(page)).toHaveText(/^Forked at 14 \(last common 13\): A has 2 of 4 validators, B has 2, quorum is 3\./);
  await expect(page.locator('#timeline-words li').first()).toHaveText(/The common chain goes up to 13/);
  expect(await findAxeFaults(page)).toEqual([]);
  const shown = () => page.locator('div[data-moment]').getAttribute('data-moment').then(Number);
  const before = await shown();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(shown).toBe(before - 1000);
  await expect(page).toHaveURL(new RegExp(`t=${new Date(before - 1000).toISOString().slice(0, 19)}`));
  await page.reload();
  await expect.poll(shown).toBe(before - 1000);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to now' }).click();
  await expect(page).toHaveURL(forked().page);
});

test('a moment that nobody watched is not known, and no moment is a bad request', async ({ page, request }) => {
  const api = await request.get(`${forked().api}/at?t=2020-01-01T00:00:00Z`);
  expect(await api.json()).toMatchObject({ state: 'not-watched', overview: null });
  const bad = await request.get(`${forked().api}/at?t=yesterday`);
  expect([bad.status(), (await bad.json()).title]).toEqual([400, 'Not a moment']);
  expect((await request.get(`${forked().api}/history?from=9&to=1`)).status()).toBe(400);
  // Asked for by what is kept of it: when the first word came, and whether the recording's end is over by now, is up to the machine.
  const readHealthy = async (): Promise<number | null> => {
    const { marks }: HistoryView = await (await request.get(`${healthy().api}/history`)).json();
    return marks.find(({ kind, state }) => kind === 'verdict' && state === 'healthy')?.at ?? null;
  };
  await expect.poll(readHealthy).not.toBeNull();
  await page.goto(`${healthy().page}/replay?t=${await readHealthy()}`);
  await expect(sentence(page)).toHaveText(/^All 4 validators agree|^Producing/);
});

test('both pages hold together on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const path of ['forks', 'replay']) {
    await page.goto(`${forked().page}/${path}`);
    await expect(page.locator('#timeline-words li').first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

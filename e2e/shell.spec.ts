import type { Page } from '@playwright/test';
import { cell, matrix, panel, sentence } from './overview-parts';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });
const watched = shareReplay('qbft-fork-2-2', { hold: 'forked' });

/** Where the focus is, as a screen reader names it. */
const focused = (page: Page) => page.locator(':focus');

test('arrow keys walk the matrix, Home and End jump, Enter opens the height', async ({ page }) => {
  await page.goto(watched().page);
  await cell(page, 'validator-1', 14).focus();
  await page.keyboard.press('ArrowDown');
  await expect(focused(page)).toHaveAccessibleName(/^validator-2, height 14, branch A/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(focused(page)).toHaveAccessibleName(/^validator-3, height 13, agrees/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAccessibleName(/^validator-2, height 14/);
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAccessibleName(/^validator-2, height 14/);
  await page.keyboard.press('Home');
  await expect(focused(page)).toHaveAccessibleName(/^validator-2, height \d,/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${watched().page}/heights/14`);
  await expect(panel(page, 'Branch B')).toBeVisible();
});

test('the matrix is one tab stop', async ({ page }) => {
  await page.goto(watched().page);
  await expect(matrix(page).locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  await cell(page, 'validator-3', 13).click();
  await expect(page).toHaveURL(/heights\/13$/);
});

test('the first tab stop skips to the page', async ({ page }) => {
  await page.goto(watched().page);
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText('Skip to the page');
  await expect(focused(page)).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('? lists the shortcuts, and they do what it says; typing a height is not a shortcut', async ({ page }) => {
  await page.goto(watched().page);
  await expect(matrix(page)).toBeVisible();
  const list = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(list).toBeHidden();
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const field = page.getByRole('textbox', { name: 'Go to height' });
  await expect(field).toBeFocused();
  await page.keyboard.type('t?');
  await expect(list).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A height is a whole number, such as 899154.')).toBeVisible();
  await expect(page).toHaveURL(watched().page);
  await field.fill('1,3');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${watched().page}/heights/13`);
  await page.getByRole('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(watched().page);
});

test('light and dark follow the system, can be turned by hand, and are remembered', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(watched().page);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByRole('menuitemradio', { name: 'Light' }).click();
  await expect.poll(background).toBe(light);
  await page.reload();
  expect(await background()).toBe(light);
  await page.getByRole('main').focus();
  await page.keyboard.press('t');
  await expect.poll(background).toBe(dark);
});

test('heights lead to their neighbours and back', async ({ page }) => {
  await page.goto(`${watched().page}/heights/13`);
  await page.getByRole('navigation', { name: 'Heights' }).getByRole('link', { name: 'Height 14' }).click();
  await expect(page).toHaveURL(/heights\/14$/);
  await expect(sentence(page)).toHaveText(/^2 hashes at 14/);
  await page.goBack();
  await expect(sentence(page)).toHaveText(/^Agreed at 13/);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Overview' }).click();
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
});

const PATHS = [
  ...['', '/heights/14', '/heights/0', '/heights/999', '/incidents', '/incidents/1', '/forks', '/replay'],
  ...['/rounds', '/validators', '/nodes', '/nodes/validator-3', '/peers', '/activity', '/help'],
];
for (const width of [390, 900, 1920]) {
  test(`at ${width} px no page scrolls sideways, and the sentence is on the first screen`, async ({ page }) => {
    // Every page there is, one after the other.
    test.slow();
    await page.setViewportSize({ width, height: 844 });
    for (const path of PATHS) {
      await page.goto(`${watched().page}${path}`);
      await expect(sentence(page)).toBeInViewport({ ratio: 1 });
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(overflow, { message: path }).toBeLessThanOrEqual(0);
    }
  });
}

test('on a narrow screen the matrix still shows both camps', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(watched().page);
  await expect(cell(page, 'validator-2', 14)).toHaveText('A');
  await expect(cell(page, 'member-2', 14)).toHaveText('B');
  await expect(cell(page, 'member-2', 14)).toBeVisible();
});

test('on paper an incident is black on white: no navigation, nothing to press, all that is folded open, whole hashes, absolute times', async ({
  page,
}) => {
  await expect
    .poll(async () => (await page.request.get(`${watched().api}/incidents/1`)).status(), { intervals: [100], timeout: 30_000 })
    .toBe(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${watched().page}/incidents/1`);
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(20, 24, 29)']);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  for (const button of await page.locator('main').locator('button:not(.term), .control, select, input').all())
    await expect(button).toBeHidden();
  for (const folded of await page.locator('details > :not(summary)').all()) await expect(folded).toBeVisible();
  const [hash] = (await (await page.request.get(`${watched().api}/incidents/1`)).json()).fork.branches.map(
    (branch: { hash: string }) => branch.hash,
  );
  await expect(page.locator(`[data-whole="${hash}"]`).first()).toBeVisible();
  expect((await page.locator('main time').allTextContents()).filter((text) => / ago$/.test(text))).toEqual([]);
  await expect(page.getByText(`${watched().page}/incidents/1, printed 2026-`)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
});

test.describe('pages that do not exist', () => {
  test.use({ tolerates: /status of 404/ });

  test('are 404 and say so, and the way back works', async ({ page }) => {
    for (const path of [
      '/n/nowhere',
      '/n/nowhere/heights/1',
      `/n/${watched().id}/heights/abc`,
      `/n/${watched().id}/heights/-1`,
      `/n/${watched().id}/incidents/abc`,
      `/n/${watched().id}/incidents/999`,
      '/nothing',
    ]) {
      const answer = await page.goto(`${watched().url}${path}`);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
      await expect(page.getByText(/forked at|validators agree/i)).toHaveCount(0);
    }
    await page.getByRole('link', { name: 'All networks' }).click();
    await expect(page).toHaveURL(watched().page);
  });
});

test('pages are served with a policy that lets no foreign script in', async ({ page }) => {
  const answer = await page.goto(watched().page);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  const again = await page.reload();
  expect(again?.headers()['content-security-policy']).not.toBe(policy);
  // A browser asks for the one of them on its own.
  for (const icon of ['/favicon.ico', '/icon.svg']) {
    const served = await page.request.get(`${watched().url}${icon}`);
    expect([served.status(), served.headers()['content-type']], icon).toEqual([200, expect.stringMatching(/^image\//)]);
  }
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.reload();
  expect([...new Set(asked)]).toEqual([watched().url]);
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoEnvironment } from '@/lib/cli/demo-environment';
import { findAxeFaults } from './find-axe-faults';
import { type PrintedDashboard, startPrinted } from './printed-dashboard';
import { expect, test } from './replay-fixture';
import { signIn } from './sign-in';

// The first dashboard is ended under an open page, and refusals are asked for.
test.use({ tolerates: /status of 40[0139]|net::ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE_CHUNKED)/ });

const folder = mkdtempSync(join(tmpdir(), 'quorumwatch-accounts-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const networks = [{ id: 'main', name: 'Main', nodes: [{ name: 'n1', url: 'http://127.0.0.1:9' }] }];

/** A dashboard on one store of this file, by the built server itself or by `npm start`, with what it prints. */
const start = (program: readonly string[], env: Readonly<Record<string, string>>, auth: unknown = {}): Promise<PrintedDashboard> =>
  startPrinted({ folder, networks, auth, env, program });

const SERVER = ['.next/standalone/server.js'];

async function findNothing(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findAxeFaults(page, colorScheme === 'light' ? 'all' : 'contrast')).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('accounts: those of a demo are of use in it alone; then the first administrator, an account by a link, and the log of it all', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const demo = await start(SERVER, demoEnvironment());
  try {
    expect(demo.log()).not.toContain('/first#');
    await page.goto(`${demo.url}/sign-in`);
    await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(2);
    await findNothing(page);
    await signIn(page, demo.url, 'operator', '/n/main/activity');
    await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
    await expect(page.getByText('Verified: rows 1 to 1')).toBeVisible();
    await expect(page.getByRole('cell', { name: '127.0.0.1' })).toBeVisible();
    await findNothing(page);
    await page.getByRole('button', { name: /Olga Operator/ }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).click();
    await expect(page.getByText('this one')).toBeVisible();
    await findNothing(page);
    expect((await page.request.get(`${demo.url}/api/v1/accounts`)).status()).toBe(403);
    await page.goto('about:blank');
  } finally {
    await demo.stop();
  }

  // The same store by npm start, with the demo's variable set by mistake, and reading for accounts alone.
  const env = { QUORUMWATCH_DEMO_TOKEN: 'x'.repeat(43) };
  const real = await start(['lib/cli/main.mjs', 'start'], env, { public_read: false });
  let link = '';
  try {
    expect(statSync(join(folder, 'store.sqlite.secret')).mode & 0o077).toBe(0);
    const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await fetch(`${real.url}/api/v1/account`, { headers: { cookie: cookies } })).status).toBe(401);
    await context.clearCookies();
    await page.goto(`${real.url}/n/main/activity?outcome=failed`);
    await expect(page).toHaveURL(`${real.url}/sign-in?next=%2Fn%2Fmain%2Factivity%3Foutcome%3Dfailed`);
    await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(0);
    const forged = { 'x-forwarded-for': '203.0.113.9', 'x-quorumwatch-peer': '203.0.113.9', 'x-quorumwatch-page': '/', origin: real.url };
    for (const path of ['networks', 'networks/main/overview', 'stream', 'audit']) {
      expect((await fetch(`${real.url}/api/v1/${path}`, { headers: forged, redirect: 'manual' })).status, path).toBe(401);
    }
    const body = JSON.stringify({ email: 'operator@demo.invalid', password: 'whatever it may be' });
    const headers = { ...forged, 'content-type': 'application/json' };
    expect((await fetch(`${real.url}/api/auth/sign-in/email`, { method: 'POST', headers, body })).status).toBe(401);

    link = /"link":"([^"]+)"/.exec(real.log())?.[1] ?? '';
    await page.goto(link);
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password').fill('a long enough password');
    await findNothing(page);
    await page.getByRole('button', { name: 'Make the first administrator' }).click();
    await expect(page).toHaveURL(`${real.url}/n/main`);

    await page.goto(`${real.url}/admin/displays`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await findNothing(page);
    await page.goto(`${real.url}/admin/accounts`);
    await expect(page.getByRole('rowheader', { name: 'Ada' })).toBeVisible();
    const form = page.getByRole('region', { name: 'New account' });
    await form.getByLabel('Name').fill('Bo');
    await form.getByLabel('E-mail address').fill('bo@example.org');
    await form.getByLabel('Role').selectOption('operator');
    await form.getByRole('button', { name: 'Make the account' }).click();
    await expect(page.getByText('A link for Bo to set a password')).toBeVisible();
    const joinLink = (await page.getByText('/join#').textContent())?.trim() ?? '';
    await findNothing(page);
    await page.getByRole('button', { name: 'Disable: Ada' }).click();
    await expect(page.getByText('This is the only administrator.')).toBeVisible();

    await page.goto(`${real.url}/n/main/activity`);
    await expect(page.getByRole('cell', { name: /^became the first administrator/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /operator@demo\.invalid/ }).first()).toContainText('127.0.0.1');

    const other = await (await context.browser()?.newContext())?.newPage();
    if (other === undefined) throw new Error('no second browser context');
    await other.goto(link);
    await other.getByLabel('Your name').fill('Eve');
    await other.getByLabel('E-mail address').fill('eve@example.org');
    await other.getByLabel('Password').fill('a long enough password');
    await other.getByRole('button', { name: 'Make the first administrator' }).click();
    await expect(other.getByText('This link does not hold')).toBeVisible();
    await other.goto(joinLink);
    await other.getByLabel('Password').fill('another long password');
    await other.getByRole('button', { name: 'Set the password' }).click();
    await expect(other).toHaveURL(`${real.url}/n/main`);
    await page.goto(`${real.url}/admin/accounts`);
    await page.getByRole('button', { name: 'Disable: Bo' }).click();
    await expect(page.getByText('disabled', { exact: true })).toBeVisible();
    await other.goto(`${real.url}/n/main`);
    await expect(other).toHaveURL(/\/sign-in/);
    await other.context().close();
  } finally {
    await real.stop();
  }

  const again = await start(SERVER, {});
  try {
    expect(again.log()).not.toContain('/first#');
  } finally {
    await again.stop();
  }
});

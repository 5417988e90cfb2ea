import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { RecoveryView } from '@/lib/views/recovery-types';
import { expect, test, type WatchedDrill } from './drill-fixture';
import { findAxeFaults } from './find-axe-faults';
import { sentence, stateWord } from './overview-parts';
import {
  another,
  driveOn,
  expectAccounted,
  expectFlow,
  forkWithTransfers,
  heightField,
  mustReach,
  order,
  placeOf,
  planWay,
  runOf,
  SPEED,
  somebody,
  startPlan,
  wayOf,
} from './recovery-fixture';

// Waits pass at the drill's pace; a busy machine adds checks that come late and are tried again.
test.describe.configure({ timeout: 300_000 });

const NODES = ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'] as const;

/** A way by what it is called. */
const way = (page: Page, title: RegExp) => page.getByRole('listitem', { name: title });
const steps = (page: Page) => page.getByRole('navigation', { name: 'Steps of the plan' });

/** Types a wrong height first: it can't be set off by it. */
async function typeHeight(page: Page, height: number): Promise<void> {
  const field = heightField(page);
  await mustReach(page, field, performance.now() + 120_000);
  const set = page.getByRole('button', { name: new RegExp(`^Rewind .* to ${height}$`) });
  await field.fill(String(height - 1));
  await expect(set).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(`${height - 1} is not the height: it is ${height}.`).last()).toBeVisible();
  await field.fill(String(height));
  await expect(set).not.toHaveAttribute('aria-disabled', 'true');
  await field.press('Enter');
}

/** What is kept at the end, each with its digest. */
async function expectKept(page: Page, watched: WatchedDrill): Promise<void> {
  const [archive] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Archive' }).click()]);
  const { manifest, bodies } = JSON.parse(readFileSync(await archive.path(), 'utf8')) as {
    readonly manifest: readonly { readonly id: number; readonly sha256: string }[];
    readonly bodies: Readonly<Record<string, string>>;
  };
  expect(manifest.length).toBeGreaterThan(5);
  for (const { id, sha256 } of manifest)
    expect(
      createHash('sha256')
        .update(bodies[id] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  const report = await (await page.request.get(`${watched.api}/recovery/1/report.md`)).text();
  for (const said of ['debug_setHead', 'miner_start', 'Olga Operator', 'Arne Approver', manifest[0]?.sha256 ?? '-'])
    expect(report).toContain(said);
}

test('the 2-2 story, by two people: from the overview to recovered, and every transaction accounted for', async ({
  page,
  browser,
  rehearse,
}) => {
  const watched = await rehearse({ scenario: 'healthy', speed: SPEED, accounts: true });
  const place = placeOf(watched);
  const { ancestor } = await forkWithTransfers(watched);
  const operator = await somebody(page, place, 'operator', new URL(watched.page).pathname);
  await expect(sentence(page)).toHaveText(/^Forked at .*: A has 2 of 4 validators, B has 2, quorum is 3\./);
  await page.getByRole('link', { name: 'Open incident' }).click();
  await page.getByRole('link', { name: 'Start recovery' }).click();
  await expect(page).toHaveURL(/\/recovery\?incident=\d+$/);
  // A stall may have been opened before the fork was proven.
  const incident = Number(new URL(page.url()).searchParams.get('incident'));

  await expect(way(page, /^Keep A, move /)).toBeVisible();
  await expect(way(page, /^Keep B up to \S+, rewind all others$/)).toBeVisible();
  expect(await findAxeFaults(page)).toEqual([]);
  await way(page, /^Rewind all nodes to /)
    .getByRole('button', { name: /^Plan this way/ })
    .click();
  await expect(page).toHaveURL(/\/recovery\/1$/);
  await page.getByRole('button', { name: 'Try recovery 1 dry' }).click();
  const dry = page.getByRole('region', { name: /^Dry run of/ });
  await expect(dry).toContainText('debug_setHead');
  const become = page.getByRole('region', { name: 'Heads, as they should become' });
  for (const node of NODES)
    await expect(become.getByRole('listitem').filter({ hasText: node })).toContainText(ancestor.toLocaleString('en'));
  await expect(become).toContainText('a new block above');
  await expect(page.getByRole('list', { name: 'Closed to Quorumwatch' })).toHaveCount(0);
  expect(await findAxeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hand recovery 1 in for approval' }).click();
  await expect(page.getByRole('button', { name: 'Approve recovery 1' })).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: 'Start recovery 1' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Approve recovery 1' }).click({ force: true });

  const approver = await another(browser, place, 'approver');
  await approver.page.emulateMedia({ colorScheme: 'dark' });
  await approver.page.goto(page.url());
  await expect(approver.page.getByText(/One person other than Olga Operator must approve it/)).toBeVisible();
  await approver.page.getByRole('button', { name: 'Approve recovery 1' }).click();
  await expect(approver.page.getByText('Arne Approver approved')).toBeVisible();

  const start = page.getByRole('button', { name: 'Start recovery 1' });
  await expect(start).not.toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(/also here: Arne Approver/)).toBeVisible();
  await start.click();
  await expect(steps(page).getByRole('button', { name: /^Save what is above the ancestor.*, done$/ })).toBeVisible({ timeout: 30_000 });
  await typeHeight(page, ancestor);
  // The first has landed: only then all others may be set off, by typing once more.
  await mustReach(page, steps(page).getByRole('button', { name: /^Rewind \S+ to .*, done$/ }), performance.now() + 60_000);
  await typeHeight(page, ancestor);
  await mustReach(page, page.getByRole('heading', { level: 1, name: 'Recovered' }), performance.now() + 180_000);
  // The same for whoever else looks.
  await expect(approver.page.getByRole('heading', { level: 1, name: 'Recovered' })).toBeVisible();
  expect(await findAxeFaults(page)).toEqual([]);
  expect(await findAxeFaults(approver.page, 'contrast')).toEqual([]);

  await expect(page.getByRole('region', { name: /^Transactions of the dropped blocks all \d+ accounted for/ })).toBeVisible();
  const { run, plan } = await operator.get<RecoveryView>('/recovery/1');
  expect(run.lost.length).toBeGreaterThan(0);
  expectAccounted(run);
  expect(plan.incident).toBe(incident);
  await expectFlow(watched, NODES, ancestor);
  await expectKept(page, watched);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(stateWord(page)).toHaveText('Healthy');
  // Every call and check is a row of its own: more than one page has.
  for (const [action, said] of [
    ['recovery.approve', 'Arne Approver'],
    ['recovery.send', 'debug_setHead'],
  ] as const) {
    await page.goto(`${watched.page}/activity?action=${action}`);
    await expect(page.getByRole('table')).toContainText(said);
  }
  expect((await runOf(operator, 1)).phase).toBe('done');
  await approver.page.context().close();
});

test('the smallest move, by the API: whoever may not is refused, one plan at a time, and the chain goes on with all its transactions', async ({
  page,
  browser,
  rehearse,
}) => {
  const watched = await rehearse({ scenario: 'healthy', speed: SPEED, accounts: true });
  const place = placeOf(watched);
  const { ancestor } = await forkWithTransfers(watched);
  const operator = await somebody(page, place, 'operator');
  const [approver, nobody] = [await another(browser, place, 'approver'), await another(browser, place, null)];

  const first = await planWay(operator, await wayOf(operator, 'rewind-all'));
  const { plan } = await operator.get<RecoveryView>(`/recovery/${first}`);
  const statusOf = async (who: typeof operator, path: string, body: unknown, headers = {}) => (await who.post(path, body, headers)).status;
  const approve = `/recovery/${first}/approve`;
  expect(await statusOf(nobody, `/recovery/${first}/start`, { hash: plan.hash })).toBe(401);
  expect(await statusOf(operator, `/recovery/${first}/start`, { hash: plan.hash }, { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await statusOf(operator, `/recovery/${first}/start`, { hash: plan.hash })).toBe(409);
  expect(await statusOf(operator, '/recovery', { playbook: plan.playbook, variant: 'all', hash: plan.hash })).toBe(409);
  await order(operator, first, 'dry-run');
  await order(operator, first, 'submit');
  expect(await statusOf(operator, approve, { hash: plan.hash })).toBe(403);
  expect(await statusOf(approver, approve, { hash: '0'.repeat(64) })).toBe(409);
  expect((await runOf(operator, first)).phase).toBe('awaiting-approval');
  await order(operator, first, 'discard');

  const second = await planWay(operator, await wayOf(operator, 'minimal-move'));
  expect(await statusOf(approver, `/recovery/${second}/approve`, { hash: plan.hash })).toBe(409);
  await startPlan(operator, approver, second);
  const run = await driveOn(operator, second, 180_000);
  expect(run.phase, JSON.stringify(run.problem)).toBe('done');
  expectAccounted(run);
  await expectFlow(watched, NODES, ancestor);
  await Promise.all([approver, nobody].map((one) => one.page.context().close()));
});

import type { Page } from '@playwright/test';
import type { RecoveryView } from '@/lib/views/recovery-types';
import { expect, test } from '../drill-fixture';
import { another, expectAccounted, expectFlow, heightField, order, planWay, runOf, wayOf } from '../recovery-fixture';
import { signIn } from '../sign-in';
import {
  approve,
  beginFrom,
  choose,
  handIn,
  openFork,
  openWays,
  reachHeight,
  rewindsOf,
  seeThrough,
  typeHeight,
  USUAL_NODES,
} from './play';

const REWIND_ALL = /^Rewind all nodes to /;

const alertOf = (page: Page) => page.getByRole('main').getByRole('alert').filter({ hasText: /\S/ });

const rewoundOf = async (watched: Parameters<typeof rewindsOf>[0]) => Object.keys(await rewindsOf(watched));

/** How many of the two are told that the other was first. */
const toldOf = async (pages: readonly Page[]) =>
  (await Promise.all(pages.map((page) => alertOf(page).count()))).filter((count) => count > 0).length;

test('aborted in mid-run: the way out connects and starts everybody again, and says what the network is left as', async ({
  page,
  browser,
  rehearse,
}) => {
  const story = await openFork({ page, browser, rehearse });
  const { watched, operator, approver } = story;
  const number = await beginFrom(story, REWIND_ALL);
  await reachHeight(page);
  // A page loaded anew, and another browser, stand where the recovery is.
  await page.reload();
  await expect(heightField(page)).toBeVisible();
  await expect(approver.page.getByRole('heading', { level: 1 })).toHaveText(
    (await page.getByRole('heading', { level: 1 }).textContent()) ?? '',
  );
  await expect(page.getByText(/also here: Arne Approver/)).toBeVisible();
  await page.getByRole('button', { name: 'Abort…' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The vendor wants to look first.');
  await page.getByRole('button', { name: `Abort recovery ${number}` }).click();
  await expect(page.getByText(/way out, step 1 of/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Aborted/i, { timeout: 90_000 });
  expect(await rewindsOf(watched)).toEqual({});
  const { run } = await operator.get<RecoveryView>(`/recovery/${number}`);
  expect(run.phase).toBe('aborted');
  await expect(page.getByText(run.leftAs ?? 'nothing is said').first()).toBeVisible();
  const whole = USUAL_NODES.map(async (node) => [Number(await watched.ask(node, 'net_peerCount')), await watched.ask(node, 'eth_mining')]);
  expect(await Promise.all(whole)).toEqual(USUAL_NODES.map((node) => [5, node.startsWith('validator')]));
  // Nothing stands in the way of another plan.
  expect(await planWay(operator, await wayOf(operator, 'rewind-all'))).toBe(number + 1);
});

test.describe('the dashboard killed', () => {
  test.use({
    tolerates: /ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE)|401|503/,
  });

  test('twice in mid-run: the same end, and nobody is rewound twice', async ({ page, browser, rehearse }) => {
    const story = await openFork({ page, browser, rehearse });
    const { watched, operator, place, ancestor } = story;
    const number = await beginFrom(story, REWIND_ALL);
    await expect
      .poll(async () => (await runOf(operator, number)).phase, { timeout: 60_000, intervals: [50] })
      .toMatch(/^(isolate|prove-isolation)$/);
    const back = async () => {
      await watched.drill.restartDashboard();
      // The demo's accounts are made anew by a process that starts: whoever acts signs in again.
      // The page that finds its server again loads itself anew, and may do so on the way there.
      await page.goto('about:blank');
      await signIn(page, place.url, 'operator', `/n/drill/recovery/${number}`);
    };
    await back();
    await reachHeight(page);
    await typeHeight(page);
    await reachHeight(page);
    await typeHeight(page);
    await expect.poll(async () => (await rewoundOf(watched)).length, { timeout: 60_000, intervals: [20] }).toBeGreaterThan(1);
    await back();
    await seeThrough(page);
    expect(await rewindsOf(watched)).toEqual(Object.fromEntries(USUAL_NODES.map((node) => [node, 1])));
    expectAccounted(await runOf(operator, number));
    await expectFlow(watched, USUAL_NODES, ancestor);
  });
});

test.describe('the link lost', () => {
  test.use({ tolerates: /ERR_INTERNET_DISCONNECTED/ });

  test('between browser and server: the page says so, nothing can be confirmed meanwhile, and it comes back', async ({
    page,
    browser,
    rehearse,
  }) => {
    const story = await openFork({ page, browser, rehearse });
    const number = await beginFrom(story, REWIND_ALL);
    await page.context().setOffline(true);
    await expect(page.getByText('The recovery does not need this page')).toBeVisible({ timeout: 60_000 });
    await expect.poll(async () => (await runOf(story.approver, number)).may.confirm.ok, { timeout: 90_000 }).toBe(true);
    await expect(heightField(page)).toHaveCount(0);
    await page.context().setOffline(false);
    await expect(heightField(page)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('The recovery does not need this page')).toHaveCount(0);
    await page.context().setOffline(true);
    await expect(page.getByText('The recovery does not need this page')).toBeVisible({ timeout: 60_000 });
    const shown = await heightField(page).getAttribute('placeholder');
    await heightField(page).fill(shown ?? '');
    await heightField(page).press('Enter');
    await expect(page.getByRole('button', { name: /^Rewind \S+ to [\d,]+$/ })).toHaveAttribute('aria-disabled', 'true');
    expect(await rewindsOf(story.watched)).toEqual({});
    await page.context().setOffline(false);
    await expect(page.getByText('The recovery does not need this page')).toHaveCount(0, { timeout: 60_000 });
    await typeHeight(page);
    await expect.poll(() => rewindsOf(story.watched), { timeout: 60_000 }).toEqual({ 'member-1': 1 });
  });
});

test.describe('two at once', () => {
  // The one who is second is answered 409, which a browser complains about.
  test.use({ tolerates: /409/ });

  test('both press Start, both confirm: one of them is taken, the other is told, and nothing is sent twice', async ({
    page,
    browser,
    rehearse,
  }) => {
    const story = await openFork({ page, browser, rehearse });
    const { approver, watched } = story;
    await openWays(page);
    const number = await choose(page, REWIND_ALL);
    await handIn(page, number);
    await approve(story, number);
    const pages = [page, approver.page];
    const starts = pages.map((one) => one.getByRole('button', { name: `Start recovery ${number}` }));
    for (const one of starts) await expect(one).not.toHaveAttribute('aria-disabled', 'true');
    await Promise.all(starts.map((one) => one.click()));
    await expect.poll(() => toldOf(pages), { timeout: 30_000 }).toBe(1);

    for (const one of pages) await reachHeight(one);
    for (const one of pages) await heightField(one).fill((await heightField(one).getAttribute('placeholder')) ?? '');
    for (const one of pages) if ((await alertOf(one).count()) > 0) await one.getByRole('button', { name: 'Dismiss' }).click();
    await Promise.all(pages.map((one) => heightField(one).press('Enter')));
    await expect.poll(() => toldOf(pages), { timeout: 30_000 }).toBe(1);
    await expect.poll(() => rewindsOf(watched), { timeout: 60_000 }).toEqual({ 'member-1': 1 });
  });
});

test.describe('what is refused', () => {
  test.use({ tolerates: /409/ });

  test('an approval after the network changed says what changed; whoever only looks can read all and press nothing', async ({
    page,
    browser,
    rehearse,
  }) => {
    const story = await openFork({ page, browser, rehearse });
    const { approver, operator, watched, place } = story;
    await openWays(page);
    const number = await choose(page, REWIND_ALL);
    await handIn(page, number);
    await expect(page.getByRole('button', { name: `Approve recovery ${number}` })).toBeVisible();

    const viewer = await another(browser, place, null);
    await viewer.page.goto(page.url());
    await expect(viewer.page.getByRole('navigation', { name: 'Steps of the plan' })).toBeVisible();
    const buttons = viewer.page.getByRole('main').getByRole('button', { name: new RegExp(`recovery ${number}$|^Break the glass`) });
    expect(await buttons.count()).toBeGreaterThan(1);
    for (const button of await buttons.all()) {
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription('Sign in to do this.');
    }
    await viewer.page.context().close();

    await approver.page.goto(page.url());
    const agree = approver.page.getByRole('button', { name: `Approve recovery ${number}` });
    await expect(agree).not.toHaveAttribute('aria-disabled', 'true');
    await watched.control('drill_undo', ['fork']);
    await agree.click();
    await expect(approver.page.getByRole('main')).toContainText(/The head of \S+ was \d+, now it is/);
    expect((await runOf(operator, number)).approvals).toEqual([]);
    expect((await runOf(operator, number)).may.start.ok).toBe(false);
    await order(operator, number, 'discard');
  });
});

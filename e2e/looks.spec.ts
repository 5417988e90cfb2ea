import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { differencesFrom, expectLook } from './expect-look';
import { sentence } from './overview-parts';
import { offersOf, planWay, somebody } from './recovery-fixture';
import { expect, shareReplay, test } from './replay-fixture';

/**
 * The pictures that are kept, twelve at most, in e2e/looks. Time stands on the server and in the page, so that each is the same at every run; the letters
 * come with the product. When a page is meant to look otherwise: `npx playwright test --project=stories e2e/looks.spec.ts --update-snapshots=all`,
 * and look at each that changed.
 */
test.describe.configure({ mode: 'default' });
// Letters as wide and as smooth on every machine: a system's own settings would break lines elsewhere.
test.use({
  ...{ timezoneId: 'UTC', locale: 'en-US' },
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      env: { ...process.env, FONTCONFIG_FILE: join(process.cwd(), 'e2e/looks/fonts.conf') } as Record<string, string>,
    }),
});

const forked = shareReplay('qbft-fork-2-2', { hold: 'forked', waits: true, gallery: true, accounts: true });
const healthy = shareReplay('qbft-rpc-surface', { from: 'vote-out', waits: true });

type Look = { readonly width?: number; readonly height?: number; readonly theme?: 'light' | 'dark' };

/** How long an answer took is another number each time. */
const HIDDEN = '[data-measured] { visibility: hidden !important }';

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const at = performance.now();
    performance.now = () => at;
  });
});

async function open(page: Page, address: string, { width = 1920, height = 1080, theme = 'light' }: Look = {}): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(address);
  await draw(page, HIDDEN);
}

/** The overview of the fork; its chart is drawn once the library is there. */
async function openOverview(page: Page, look: Look): Promise<void> {
  await open(page, forked().page, look);
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  await expect(page.locator('.recharts-surface')).toBeVisible();
}

/** Adds rules to the page, whose policy takes no style of others, and waits for its fonts. */
async function draw(page: Page, rules: string): Promise<void> {
  await page.evaluate(async (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    await document.fonts.ready;
  }, rules);
}

test.describe('the wall, which is read from afar: half as large', () => {
  test.use({ deviceScaleFactor: 0.5 });

  test('a 2-2 fork in the dark and upright, and a network that is well', async ({ page }) => {
    await open(page, `${forked().url}/wall/${forked().id}?theme=dark`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Forked at 14/);
    await expectLook(page, 'wall-fork-dark');
    await open(page, `${forked().url}/wall/${forked().id}?theme=light`, { width: 1080, height: 1920 });
    await expectLook(page, 'wall-fork-upright');
    await open(page, `${healthy().url}/wall/${healthy().id}?theme=light`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^All 5 validators agree/);
    await expectLook(page, 'wall-healthy');
  });
});

/** What must be seen, or the pictures are kept for nothing. */
const BROKEN = {
  'two branches in each other’s colours': ':root { --a: #ae6426; --b: #3060c7 }',
  'a panel that is missing': 'section[aria-labelledby="happened"] { visibility: hidden }',
  'a line over another': 'h1 { margin-bottom: -14px }',
  'a button that is gone': '.button-primary { display: none }',
} as const;

test('the overview of a 2-2 fork, light, dark and on a phone; its timeline; its incident on paper', async ({ page }) => {
  await openOverview(page, { width: 1280, height: 1120 });
  await expectLook(page, 'overview-fork');
  for (const [what, rules] of Object.entries(BROKEN)) {
    await draw(page, rules);
    expect(await differencesFrom(page, 'overview-fork'), what).not.toEqual([]);
    await page.evaluate(() => document.adoptedStyleSheets.pop());
  }
  expect(await differencesFrom(page, 'overview-fork'), 'nothing of it is left').toEqual([]);
  await openOverview(page, { width: 1280, height: 640, theme: 'dark' });
  await expectLook(page, 'overview-fork-dark');
  await openOverview(page, { width: 390, height: 1250 });
  await expectLook(page, 'overview-fork-phone');
  await open(page, `${forked().page}/forks`, { width: 1280, height: 720 });
  await expect(sentence(page)).toHaveText(/./);
  await expectLook(page, 'forks');
  await open(page, `${forked().page}/incidents/1`, { width: 794, height: 1123 });
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expectLook(page, 'incident-paper');
});

test('the plan of a recovery', async ({ page }) => {
  const operator = await somebody(page, { url: forked().url, api: forked().api }, 'operator', `/n/${forked().id}`);
  const first = async () => (await offersOf(operator)).offers[0];
  for (const { id, confirms } of (await first())?.blockers ?? []) {
    if (confirms !== null) await operator.post('/recovery/confirm-stopped', { blocker: id, reason: 'These calls are made by hand.' });
  }
  const offer = await first();
  if (offer === undefined) throw new Error('no way is offered');
  await open(page, `${forked().page}/recovery/${await planWay(operator, offer)}`, { width: 1280, height: 700 });
  await expectLook(page, 'wizard-plan');
});

const PARTS = ['Branch chip', 'Severity mark', 'Not known', 'Validator cell', 'Quorum and camps', 'Fork tree'];
const STATES = ['healthy', 'one down', 'forked', 'three branches', 'ten branches', 'ancestor searched'];

test('the parts that tell branches and states apart, in the dark and in forced colours', async ({ page }) => {
  await open(page, `${forked().url}/gallery`, { width: 900, height: 1000, theme: 'dark' });
  const others = `main section${PARTS.map((name) => `:not([aria-label="${name}"])`).join('')}:not(section section)`;
  await draw(page, `${[others, ...STATES.map((state) => `[data-gallery-state="${state}"]`)].join(',')} { display: none }`);
  await expectLook(page, 'parts-dark', { whole: true });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' });
  await expectLook(page, 'parts-forced', { whole: true });
});

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../drill-fixture';
import { approve, choose, handIn, openStory, openWays, reachHeight, seeThrough, start, way } from '../long/play';
import { sentence, stateWord } from '../overview-parts';
import { forkWithTransfers, heightField } from '../recovery-fixture';

const MOVE_ONE = /^Keep A, move /;
const FOLDER = 'docs/tour';

/** What has to be told of each picture of the stepped one, in order. */
const STORY = [
  ['wall-healthy', 'The wall is quiet while all is well.'],
  ['wall-forked', 'Two blocks at one height. The wall says who is where, and what follows.'],
  ['rewind', 'Step by step, each one checked: one validator changes sides.'],
  ['recovered', 'Blocks come again, and the report says what was lost.'],
] as const;

// The pictures of docs/tour.md and the README: `npm run tour`. No test: it checks only that it shows what it should.
test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });

test('the tour', async ({ page, browser, rehearse }) => {
  mkdirSync(FOLDER, { recursive: true });
  const shoot = async (of: Page, name: string) => {
    await of.evaluate(() => document.fonts.ready);
    await of.mouse.move(0, 0);
    await of.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' });
  };
  const hung = await browser.newContext({ viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' });
  const wall = await hung.newPage();
  const story = await openStory({ page, browser, rehearse }, { speed: 2, seed: '7' });
  const { watched } = story;
  const wallUrl = watched.page.replace('/n/', '/wall/');

  await expect(stateWord(page)).toHaveText('Healthy', { timeout: 60_000 });
  await wall.goto(wallUrl);
  // A window full of heights.
  await expect
    .poll(async () => Number(((await watched.ask('validator-1', 'eth_blockNumber')) as string) ?? 0), { timeout: 200_000 })
    .toBeGreaterThan(60);
  await expect(wall.getByText('validator-1')).toBeVisible();
  await shoot(wall, 'wall-healthy');

  await forkWithTransfers(watched);
  await expect(sentence(page)).toHaveText(/^Forked at .*A has 2 of 4 validators, B has 2/, { timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Open incident' })).toBeVisible();
  await page.waitForTimeout(20_000);
  await shoot(wall, 'wall-forked');
  await shoot(page, 'overview');

  await page.getByRole('link', { name: 'Open incident' }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  const incident = page.url();
  await shoot(page, 'incident');
  await page.goto(`${watched.page}/forks`);
  await shoot(page, 'forks');
  await page.goto(watched.page);

  await openWays(page);
  await expect(way(page, MOVE_ONE).first()).toBeVisible();
  await shoot(page, 'ways');
  const number = await choose(page, MOVE_ONE);
  await handIn(page, number);
  await page.evaluate(() => window.scrollTo(0, 0));
  await shoot(page, 'plan');
  await approve(story, number);
  await start(page, number);
  await reachHeight(page);
  await heightField(page).scrollIntoViewIfNeeded();
  await shoot(page, 'rewind');
  await shoot(wall, 'wall-recovery');
  await seeThrough(page);
  await shoot(page, 'recovered');

  await page.goto(incident);
  await shoot(page, 'incident-resolved');
  await page.goto(`${watched.page}/rounds`);
  // Charts come after the page.
  await expect(page.locator('.recharts-surface').nth(1)).toBeVisible();
  await shoot(page, 'rounds');
  await page.goto(`${watched.page}/validators`);
  await shoot(page, 'validators');
  await page.goto(`${watched.page}/replay`);
  await shoot(page, 'replay');
  await hung.close();

  const picture = (name: string) => `data:image/png;base64,${readFileSync(join(FOLDER, `${name}.png`)).toString('base64')}`;
  const steps = STORY.map(
    ([name, words], index) => `<figure><img src="${picture(name)}"><figcaption><b>${index + 1}</b> ${words}</figcaption></figure>`,
  );
  const sheet = await browser.newPage({ viewport: { width: 1640, height: 900 } });
  await sheet.setContent(
    `<style>body{margin:0;padding:20px;background:#f5f6f7;font:20px/1.4 "DejaVu Sans",sans-serif;color:#14181d;display:grid;grid-template-columns:1fr 1fr;gap:24px}
     figure{margin:0}img{width:100%;aspect-ratio:16/9;object-fit:cover;object-position:top;border:1px solid #868f99;border-radius:8px;display:block}figcaption{padding:8px 2px 0}</style>${steps.join('')}`,
  );
  await sheet.screenshot({ path: join('docs', 'story.png'), fullPage: true });
  await sheet.close();
});

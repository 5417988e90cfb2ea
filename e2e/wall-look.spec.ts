import type { Page } from '@playwright/test';
import { wallType } from '@/lib/views/wall-type';
import { findAxeFaults } from './find-axe-faults';
import { findLayoutFaults } from './find-layout-faults';
import { expect, shareReplay, test } from './replay-fixture';

test.describe.configure({ mode: 'default' });

const forked = shareReplay('qbft-fork-2-2', { hold: 'forked' });
const healthy = shareReplay('qbft-healthy-and-quorum-loss', { from: 'healthy' });

const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [1366, 768],
] as const;
const METRES = [3, 5, 8] as const;

type Look = { readonly scrolls: boolean; readonly zones: readonly string[]; readonly px: Readonly<Record<string, number>> };

/** How the wall lies once it is drawn for this size: zones, and the sizes of its type. */
async function lookAt(page: Page): Promise<Look> {
  await expect(page.locator('.wall-row, .wall-left').first()).toBeVisible();
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let left = 3; left > 0; left -= 1) await frame();
    const root = document.documentElement;
    const pxOf = (selector: string) =>
      Math.min(...[...document.querySelectorAll(selector)].map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    const texts = [...document.querySelectorAll('.wall-zones *')].filter(
      (one) => !one.closest('.sr-only') && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    return {
      scrolls: root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth,
      zones: [...document.querySelectorAll<HTMLElement>('[data-zone]')].map((zone) => {
        const { left, top, right, bottom } = zone.getBoundingClientRect();
        return `${zone.dataset.zone} ${[left, top, right, bottom].map((edge) => Math.round(edge)).join(' ')}`;
      }),
      px: {
        sentence: pxOf('.wall-sentence h1'),
        next: pxOf('.wall-next'),
        figures: pxOf('.wall-value > span'),
        others: Math.max(
          ...[...document.querySelectorAll('.wall-zones *:not(h1, h1 *)')].map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
        ),
        least: Math.min(...texts.map((one) => Number.parseFloat(getComputedStyle(one).fontSize))),
      },
    };
  });
}

test('the wall of one network fits four screens at three distances, forked or well: type as large as it must be, no zone moves', async ({
  page,
}) => {
  test.slow();
  const zones = new Map<string, readonly string[]>();
  // Well: one sentence, no hue. The recording does not stay so for long.
  await page.goto(`${healthy().url}/wall/${healthy().id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^All 4 validators agree at \d+\.$/);
  await expect(page.locator('.wall-row').first()).toBeVisible();
  await expect(page.locator('.wall [data-branch], .wall [data-loud="true"], .wall-word, .wall h1 svg')).toHaveCount(0);
  for (const { url, id } of [healthy(), forked()]) {
    for (const metres of METRES) {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto(`${url}/wall/${id}?distance=${metres}`);
      for (const [width, height] of SIZES) {
        const at = `${id} at ${metres} m on ${width}×${height}`;
        await page.setViewportSize({ width, height });
        const look = await lookAt(page);
        expect(look.scrolls, at).toBe(false);
        expect(await findLayoutFaults(page), at).toEqual([]);
        const { px } = wallType({ metres, inches: 55 }, { width, height });
        for (const name of ['next', 'figures'] as const) expect(look.px[name], `${name} ${at}`).toBeGreaterThan(px - 0.5);
        expect(look.px.sentence, at).toBeGreaterThan(look.px.others ?? 0);
        expect(look.px.least, at).toBeGreaterThan(px / 2 - 0.5);
        const spot = `${metres} ${width} ${height}`;
        expect(look.zones, at).toEqual(zones.get(spot) ?? look.zones);
        expect(look.zones, at).toHaveLength(4);
        zones.set(spot, look.zones);
      }
    }
  }
});

test('what the wall says of a 2-2 fork, to who sees it and who does not, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(`${forked().url}/wall/${forked().id}?theme=dark`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forked at 14: A has 2 of 4 validators, B has 2, quorum is 3.');
  const ground = () => page.locator('.wall').evaluate((wall) => getComputedStyle(wall).backgroundColor);
  const dark = await ground();
  await expect(page.locator('.wall-next')).toHaveText('Last common 13. One of B must move to A.');
  await expect(page.locator('.wall-row b')).toHaveText(['A', 'A', 'B', 'B', 'A', 'B']);
  await expect(page.locator('[data-zone="foot"]')).toContainText(/Fork .* not acknowledged/);
  const matrix = page.getByRole('region', { name: 'Agreement by height' });
  for (const said of [
    'Last common block 13, 0x4a55…2e13.',
    'Branch A: 2 validators (validator-1 and validator-2), also member-1; no quorum.',
    'Branch B: 2 validators (validator-3 and validator-4), also member-2; no quorum.',
    'One of B must move to A.',
  ])
    await expect(matrix.getByText(said, { exact: true })).toBeAttached();
  expect(await findAxeFaults(page)).toEqual([]);
  await page.goto(`${forked().url}/wall/${forked().id}?theme=light&distance=far`);
  await expect(page.getByText('distance="far" is not metres from 0.5 to 30: 5 is used.')).toBeVisible();
  expect(await ground()).not.toBe(dark);
  expect(await findAxeFaults(page, 'contrast')).toEqual([]);
});

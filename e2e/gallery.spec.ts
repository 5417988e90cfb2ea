import type { Page } from '@playwright/test';
import { findAxeFaults } from './find-axe-faults';
import { findLayoutFaults } from './find-layout-faults';
import { expect, test } from './replay-fixture';
import { startDashboard } from './start-dashboard';

/** The same part stands there several times under one name, as it never does on a page. Guards around a menu hand the focus on at once. */
const faultsOf = async (page: Page, rules: 'all' | 'contrast'): Promise<readonly string[]> =>
  (await findAxeFaults(page, rules)).filter((fault) => !/^landmark-unique|data-base-ui-focus-guard|^region: #(base-ui|_r_)/.test(fault));

/** Controls whose focus is not seen: neither an outline of their own nor of what is drawn over them. */
const withoutFocus = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]')].filter((one) =>
      one.checkVisibility(),
    );
    const outlined = (one: Element, pseudo?: string): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one, pseudo);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    const blind = controls.filter((one) => {
      one.focus({ focusVisible: true, preventScroll: true } as FocusOptions);
      return document.activeElement === one && !outlined(one) && !outlined(one, '::after');
    });
    return blind.map((one) => one.outerHTML.slice(0, 120));
  });

/** Controls smaller than 24 px either way; links within a line of text may be, and of an incident in the list the whole row is the target. */
const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], summary, select, input')]
      .filter(
        (one) =>
          one.checkVisibility() &&
          getComputedStyle(one).display !== 'inline' &&
          !one.closest('.sr-only') &&
          !one.matches('p > .link, .incident-row a, .term'),
      )
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < 23.5 || box.height < 23.5))
      .map(({ one, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 100)}`),
  );

const moving = (page: Page): Promise<number> => page.evaluate(() => document.getAnimations().length);

test('every component in every state: axe in all themes, geometry, focus, motion, forced colours, dialogs by keyboard', async ({
  page,
}) => {
  test.slow();
  const dashboard = await startDashboard([], null, { gallery: true });
  try {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${dashboard.url}/gallery`);
    await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
    expect(await moving(page)).toBeGreaterThan(0);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await moving(page)).toBe(0);

    expect.soft(await faultsOf(page, 'all'), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await faultsOf(page, 'contrast'), 'dark').toEqual([]);
    // What more contrast means in the dark is worked out by the test of the palette.
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    expect.soft(await faultsOf(page, 'contrast'), 'more contrast').toEqual([]);
    expect.soft(await withoutFocus(page), 'focus, more contrast').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
    expect.soft(await withoutFocus(page), 'focus, light').toEqual([]);
    expect.soft(await tooSmall(page)).toEqual([]);

    await page.emulateMedia({ forcedColors: 'active' });
    for (const chip of await page.locator('.branch-chip').all()) {
      const look = await chip.evaluate((one) => {
        const { borderTopWidth, backgroundImage } = getComputedStyle(one);
        return { edge: borderTopWidth, hasPattern: backgroundImage !== 'none', letter: one.dataset.branch };
      });
      expect(look).toEqual({ edge: '1px', hasPattern: true, letter: look.letter });
    }
    expect.soft(await withoutFocus(page), 'focus, forced colours').toEqual([]);
    await page.emulateMedia({ forcedColors: 'none' });

    for (const width of [1920, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await findLayoutFaults(page), `at ${width} px`).toEqual([]);
    }
    // Text spacing of WCAG 1.4.12, on a phone.
    await page.setViewportSize({ width: 390, height: 900 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }');
      document.adoptedStyleSheets = [sheet];
    });
    expect.soft(await findLayoutFaults(page), 'text spacing').toEqual([]);
    await page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });

    await page.setViewportSize({ width: 1280, height: 900 });
    const opener = page.getByRole('button', { name: 'Open a dialog' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Abort recovery 3' });
    await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await page.keyboard.type('Wrong network');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Abort recovery 3' }).press('Enter');
    await expect(dialog.getByText('It was refused (409).')).toBeVisible();
    expect.soft(await faultsOf(page, 'all'), 'a dialog').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();

    const menu = page.getByRole('button', { name: 'Open a menu' });
    await menu.focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Me' })).toBeFocused();
    expect.soft(await faultsOf(page, 'all'), 'a menu').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();

    const say = page.getByRole('button', { name: 'Say it in passing' });
    await say.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Incident 7 is acknowledged.' })).toBeVisible();
    await expect(say).toBeFocused();
    await page.goto('about:blank');
  } finally {
    await dashboard.discard();
  }
});

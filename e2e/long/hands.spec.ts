import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../drill-fixture';
import { expectAccounted, expectFlow, heightField, runOf } from '../recovery-fixture';
import { approve, beginFrom, openFork, reachHeight, seeThrough, USUAL_NODES, untilTaken } from './play';

/** Goes on by Tab until the focus is there, as far as one would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by Tab`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Keeps what live regions of this page say from now on, each change with where it was said. */
async function listen(page: Page): Promise<() => Promise<readonly { readonly where: string; readonly text: string }[]>> {
  await page.evaluate(() => {
    const said: { where: string; text: string }[] = [];
    Object.assign(window, { said });
    const regionOf = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[role=status],[aria-live]') ?? null;
    new MutationObserver((changes) => {
      const regions = new Set(changes.flatMap(({ target }) => regionOf(target) ?? []));
      for (const region of regions) {
        const where = region.closest('.wizard') === null ? 'shell' : region.parentElement?.className === 'wizard' ? 'wizard' : 'elsewhere';
        said.push({ where, text: region.textContent ?? '' });
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: { where: string; text: string }[] }).said);
}

test('by the keyboard alone: from the overview to recovered, and one live region tells every step', async ({ page, browser, rehearse }) => {
  const story = await openFork({ page, browser, rehearse });
  const { operator, watched, ancestor } = story;
  await press(page, page.getByRole('link', { name: 'Open incident' }));
  await press(page, page.getByRole('link', { name: 'Start recovery' }));
  await press(page, page.getByRole('button', { name: /^Plan this way ?: Rewind all nodes to / }));
  await expect(page).toHaveURL(/\/recovery\/1$/);
  await press(page, page.getByRole('button', { name: 'Try recovery 1 dry' }));
  await expect(page.getByRole('region', { name: /^Dry run of/ })).toBeVisible({ timeout: 60_000 });
  await press(page, page.getByRole('button', { name: 'Hand recovery 1 in for approval' }));
  await approve(story, 1);
  const said = await listen(page);
  const start = page.getByRole('button', { name: 'Start recovery 1' });
  await expect(start).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 });
  await press(page, start);
  const over = page.getByRole('heading', { level: 1, name: 'Recovered' });
  for (const _ of ['canary', 'the rest']) {
    await reachHeight(page);
    await tabTo(page, heightField(page));
    await untilTaken(page, async () => {
      await page.keyboard.type((await heightField(page).getAttribute('placeholder')) ?? '');
      await page.keyboard.press('Enter');
    });
  }
  await expect(over).toBeVisible({ timeout: 180_000 });
  const heard = await said();
  const told = heard.filter(({ where }) => where === 'wizard').map(({ text }) => text);
  for (const step of [/^Step \d+ of \d+ waits for a person: rewind \S+ to/, /^Step \d+ of \d+: .*start consensus/i, /Recovered/])
    expect(
      told.some((text) => step.test(text)),
      `${step} in ${told.join(' | ')}`,
    ).toBe(true);
  // Said once: no other region repeats a step.
  expect(heard.filter(({ where, text }) => where !== 'wizard' && /^Step \d+ of/.test(text))).toEqual([]);
  expect(told.filter((text, index) => text === told[index - 1])).toEqual([]);
  expectAccounted(await runOf(operator, 1));
  await expectFlow(watched, USUAL_NODES, ancestor);
});

test('on a phone of 390 px: the whole story, nothing wider than the screen at any step', async ({ page, browser, rehearse }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const story = await openFork({ page, browser, rehearse });
  await page.addInitScript(() => {
    const wide = new Set<string>();
    Object.assign(window, { wide });
    new MutationObserver(() => {
      if (document.documentElement.scrollWidth > window.innerWidth)
        wide.add(document.querySelector('h1')?.textContent ?? location.pathname);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await page.reload();
  const number = await beginFrom(story, /^Rewind all nodes to /);
  await seeThrough(page);
  expect(await page.evaluate(() => [...(window as unknown as { wide: Set<string> }).wide])).toEqual([]);
  expectAccounted(await runOf(story.operator, number));
  await expectFlow(story.watched, USUAL_NODES, story.ancestor);
});

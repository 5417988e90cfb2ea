import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds on a page, as "rule: selector"; all its rules, or the contrast alone: the only one that a theme can change, and the slowest.
 * In the page itself, which has no frames: a blank page for the results, and axe loaded anew each time, took two thirds of the work. Of what is right
 * nothing is asked: describing each node of it took half.
 */
export async function findAxeFaults(page: Page, rules: 'all' | 'contrast' | 'all but contrast' = 'all'): Promise<readonly string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, ...(isLoaded ? { axeSource: ';' } : {}) }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules === 'contrast') axe.withRules('color-contrast');
  if (rules === 'all but contrast') axe.disableRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

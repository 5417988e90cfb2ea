import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { lookDifferences } from './look-differences';
import { untilSettled } from './until-settled';

type LookOptions = {
  /** Beyond what the window shows, too. */
  readonly whole?: boolean;
};

const pathOf = (name: string): string => join('e2e/looks', `${name}.png`);

const shoot = (page: Page, { whole = false }: LookOptions): Promise<Buffer> =>
  page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'device', fullPage: whole });

/** Where the page looks otherwise than in e2e/looks/`name`.png now; what is seen instead is kept with the test's results. */
export async function differencesFrom(page: Page, name: string, options: LookOptions = {}): Promise<readonly string[]> {
  // A page of another policy: the product's own lets no picture be read into it.
  const judge = await page.context().browser()?.newPage();
  if (judge === undefined) throw new Error('pictures are compared in a browser that can open another page');
  try {
    const seen = await shoot(page, options);
    const differences = await lookDifferences(judge, readFileSync(pathOf(name)), seen);
    if (differences.length > 0) writeFileSync(test.info().outputPath(`${name}.png`), seen);
    return differences;
  } finally {
    await judge.close();
  }
}

/** The page comes to look as it does in e2e/looks/`name`.png; with Playwright's `--update-snapshots` that picture is made anew. */
export async function expectLook(page: Page, name: string, options: LookOptions = {}): Promise<void> {
  const { updateSnapshots } = test.info().config;
  if (updateSnapshots === 'all' || updateSnapshots === 'changed') {
    const settled = await untilSettled(async () => (await shoot(page, options)).toString('base64'), 1000);
    return writeFileSync(pathOf(name), Buffer.from(settled, 'base64'));
  }
  const message = `it looks as in ${pathOf(name)}`;
  await expect.poll(() => differencesFrom(page, name, options), { message, intervals: [100] }).toEqual([]);
}

import type { Locator, Page } from '@playwright/test';

/** The verdict's sentence, the page's one main heading. */
export const sentence = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** The state in a word: "Forked and stalled". Other things may be told live beside it, such as a recovery. */
export const stateWord = (page: Page): Locator =>
  page
    .locator('section[data-severity]')
    .filter({ has: page.getByRole('heading', { level: 1 }) })
    .getByRole('status');

export const matrix = (page: Page): Locator => page.getByRole('grid', { name: /Agreement by height/ });

/** One cell of the matrix by what a screen reader is told of it. */
export const cell = (page: Page, node: string, height: number): Locator =>
  matrix(page).getByRole('gridcell', { name: new RegExp(`^${node}, height ${height},`) });

/** Cells of the matrix in this state, those of the legend not counted. */
export const cellsIn = (page: Page, state: string): Locator => matrix(page).locator(`[role=gridcell][data-state=${state}]`);

/** One number of the facts row, with its label and lines. */
export const fact = (page: Page, label: RegExp): Locator => page.locator('dt').filter({ hasText: label }).locator('..');

export const panel = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

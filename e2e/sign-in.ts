import { expect, type Page } from '@playwright/test';

const NAMES = { operator: /^Sign in as .*operator$/, approver: /^Sign in as .*approver$/ } as const;

/**
 * Signs in with one of the demo's prepared accounts, on a dashboard that was started with `accounts: true` (watch, rehearse, startDashboard), and comes
 * back to `next`, a path ("/" unless said).
 */
export async function signIn(page: Page, url: string, role: keyof typeof NAMES, next = '/'): Promise<void> {
  await page.goto(`${url}/sign-in?next=${encodeURIComponent(next)}`);
  // A click before the page hears it is lost.
  await page.locator('html[data-alive]').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: NAMES[role] }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { findAxeFaults } from './find-axe-faults';
import { panel, sentence } from './overview-parts';
import { expect, test } from './replay-fixture';
import { signIn } from './sign-in';

type Archive = {
  readonly manifest: readonly { readonly id: number; readonly sha256: string }[];
  readonly bodies: Readonly<Record<string, string>>;
};

const timeline = (page: Page) => panel(page, /^What happened/);
const rows = (page: Page) => page.getByRole('list', { name: 'Incidents' }).getByRole('listitem');

/** Downloads the proof that a validator sealed two blocks, and gives what the verifier says of it that has nothing of Quorumwatch. */
async function verifyProof(page: Page, name: string): Promise<string> {
  const [proof] = await Promise.all([
    page.waitForEvent('download'),
    panel(page, /^Sealed two blocks/)
      .getByRole('link', { name: `Proof of ${name}` })
      .click(),
  ]);
  return execFileSync(process.execPath, ['scripts/verify-double-sealing.mjs', await proof.path()], { encoding: 'utf8' });
}

test('triage of the recorded 2-2 fork, from the overview to the report', async ({ page, watch }) => {
  const { page: address, url } = await watch('qbft-fork-2-2', { hold: 'forked', accounts: true });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, url, 'operator', new URL(address).pathname);
  await expect(sentence(page)).toHaveText(/^Forked at 14/);
  await page.getByRole('link', { name: 'Open incident' }).click();

  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  await expect(sentence(page)).toHaveText(/^Forked at 14 \(last common 13\)/);
  await expect(panel(page, /^The fork/)).toContainText('validator-2 and validator-3 sealed both');
  await expect(panel(page, /^The fork/)).toContainText(/validator-3.*validator-4.*member-2/);

  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Acknowledged' })).toBeFocused();
  await expect(timeline(page)).toContainText(/Acknowledged.*· /);

  await page.getByRole('textbox', { name: 'Note' }).fill('Asked both sites to keep their hands off.');
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(timeline(page)).toContainText('Asked both sites to keep their hands off.');
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('');

  await expect(panel(page, 'Why it does not heal by itself')).toContainText('Needs you: neither waiting nor restarts help.');
  const top = panel(page, /^What may have caused it/)
    .getByRole('group')
    .first();
  await expect(top).toHaveAttribute('open', '');
  await expect(top).toContainText(/The same keys sealed in meshes kept apart.*likely/);
  const evidence = panel(page, /^Evidence/);
  await evidence.getByRole('combobox', { name: 'Kind of evidence' }).selectOption('header');
  const digest = evidence
    .getByRole('row', { name: /^Header/ })
    .first()
    .locator('[data-whole]')
    .first();
  await expect(digest).toHaveAttribute('data-whole', /^[0-9a-f]{64}$/);
  const shown = await digest.getAttribute('data-whole');
  const [archive] = await Promise.all([
    page.waitForEvent('download'),
    evidence.getByRole('link', { name: 'Download the archive' }).click(),
  ]);
  const { manifest, bodies } = JSON.parse(readFileSync(await archive.path(), 'utf8')) as Archive;
  expect(manifest.length).toBeGreaterThan(5);
  for (const { id, sha256 } of manifest)
    expect(
      createHash('sha256')
        .update(bodies[id] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  expect(manifest.map(({ sha256 }) => sha256)).toContain(shown);

  for (const name of ['validator-2', 'validator-3'])
    expect(await verifyProof(page, name)).toMatch(/^proven: 0x[0-9a-f]{40} sealed two blocks at height 14, in rounds 0 and 1\n$/);

  await page.getByRole('button', { name: 'Assign' }).click();
  await page.getByRole('menuitem', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Reassign' })).toBeVisible();

  await page.getByRole('button', { name: 'Shelve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Shelve this incident' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the cure is agreed');
  expect(await findAxeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Shelve for 1 hour' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Unshelve' }).click();
  await expect(page.getByRole('button', { name: 'Shelve', exact: true })).toBeVisible();
  await expect(timeline(page)).toContainText('the cure is agreed');

  const report = await page.request.get(`${url}${await page.getByRole('link', { name: 'Markdown' }).getAttribute('href')}`);
  expect(await report.text()).toMatch(/Forked at 14[\s\S]*Asked both sites to keep their hands off\./);

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Incidents' }).click();
  await expect(sentence(page)).toHaveText('1 incident is open, acknowledged.');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(/Critical.*Forked at 14.*Acknowledged by.*Assigned to/);
  await page.getByRole('button', { name: /^Resolved/ }).click();
  await expect(page).toHaveURL(/status=resolved/);
  await expect(page.getByText('No incident is resolved')).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/status=/);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(rows(page).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
});

test('a healthy network has nothing to triage', async ({ page, watch }) => {
  const { page: address } = await watch('qbft-healthy-and-quorum-loss', { from: 'healthy' });
  await page.goto(address);
  await expect(sentence(page)).toHaveText(/^All 4 validators agree/);
  await expect(page.getByRole('link', { name: 'Open incident' })).toHaveCount(0);
  await page.goto(`${address}/incidents`);
  await expect(sentence(page)).toHaveText('No incident is open.');
  await expect(page.getByText('Nothing is wrong that Quorumwatch can see')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test('somebody who is not signed in may read, and is led to the sign-in and back', async ({ page, watch }) => {
  const { page: address } = await watch('qbft-fork-2-2', { hold: 'forked', accounts: true });
  await page.goto(`${address}/incidents`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0);
  await rows(page).getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Acknowledge' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await page.getByRole('button', { name: /^Sign in as .*operator$/ }).click();
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  await expect(page.getByRole('button', { name: 'Acknowledge' })).not.toHaveAttribute('aria-disabled', 'true');
});

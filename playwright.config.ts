import { defineConfig } from '@playwright/test';
import { findBrowser } from './lib/cli/find-browser';

const executablePath = findBrowser();
if (executablePath === null)
  throw new Error('no Chromium or Chrome found: install one or set CHROMIUM_PATH (npm test does it by itself on Debian)');

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--no-first-run'];

// No webServer: each test starts its own replay and dashboard (e2e/replay-fixture.ts) on free ports, with its own clock and store.
export default defineConfig({
  testDir: 'e2e',
  // `npm test` plays the stories, `npm run test:long` those of e2e/long too, `npm run tour` takes the pictures of docs. One alone: npx playwright test --project=long -g "words of its name".
  projects: [
    { name: 'stories', testIgnore: ['**/long/**', '**/tour/**'] },
    { name: 'long', testMatch: '**/long/*.spec.ts', timeout: 600_000, expect: { timeout: 45_000 } },
    { name: 'tour', testMatch: '**/tour/*.spec.ts', timeout: 900_000, expect: { timeout: 45_000 } },
  ],
  globalSetup: './e2e/build-first.ts',
  // Against what hangs: how long a story takes on a busy machine is no fault of it.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1920, height: 1080 },
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] },
    trace: 'off',
  },
});

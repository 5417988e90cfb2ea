import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleScript } from '@/lib/storage/testing/bundle-script';
import { cureKilled } from './kill-desk.test-world';

const SEED = String(Date.now() % 2 ** 31);
const folder = mkdtempSync(join(tmpdir(), 'killed-desk-script-'));
let script = '';
beforeAll(async () => {
  script = await bundleScript(new URL('./testing/desk-child.ts', import.meta.url), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed twenty times at any effect, the plan ends as one that never was, each rewind sent once, no check skipped', async () => {
  let killed = 0;
  for (let run = 0; killed < 20; run += 1) {
    const { kills } = await cureKilled(script, `${SEED}-${run}`, 20 - killed);
    killed += Object.values(kills).reduce((sum, count) => sum + count, 0);
  }
  expect(killed).toBe(20);
}, 120_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleScript } from '@/lib/storage/testing/bundle-script';
import { cureKilled } from './kill-desk.test-world';

const SEED = String(Date.now() % 2 ** 31);
const KILLS = 500;
const folder = mkdtempSync(join(tmpdir(), 'killed-desk-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed five hundred times at any effect, no run ends otherwise than one that never was', async () => {
  const script = await bundleScript(new URL('./testing/desk-child.ts', import.meta.url), folder);
  const counts: Record<string, number> = {};
  let killed = 0;
  let runs = 0;
  while (killed < KILLS) {
    const { kills } = await cureKilled(script, `${SEED}-${runs}`, KILLS - killed);
    for (const [when, count] of Object.entries(kills)) counts[when] = (counts[when] ?? 0) + count;
    killed = Object.values(counts).reduce((sum, count) => sum + count, 0);
    runs += 1;
    console.log(`${new Date().toISOString()} kill-desk.long, seed ${SEED}: ${killed} kills in ${runs} runs, ${JSON.stringify(counts)}`);
  }
  expect(killed).toBeGreaterThanOrEqual(KILLS);
}, 7_200_000);

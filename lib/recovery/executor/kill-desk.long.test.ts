import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleScript } from '@/lib/storage/testing/bundle-script';
import { KILL_CASES, playKilled } from './kill-desk.test-world';

const SEED = String(Date.now() % 2 ** 31);
const KILLS = 500;
const NO_KILLS = { effect: 0, piece: 0, look: 0 };
const CHANCE = { effect: 0.08, piece: 0.004, look: 0.002 };
const folder = mkdtempSync(join(tmpdir(), 'killed-desk-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed five hundred times at boundaries of effects, no run ends otherwise than one that never was', async () => {
  const script = await bundleScript(new URL('./testing/desk-child.ts', import.meta.url), folder);
  const counts: Record<string, number> = {};
  for (const one of KILL_CASES) await playKilled(one, { script, seed: SEED, kills: 0, chance: NO_KILLS });
  let killed = 0;
  for (let run = 0; killed < KILLS; run += 1) {
    const one = KILL_CASES[run % KILL_CASES.length];
    if (!one) return;
    const { kills } = await playKilled(one, { script, seed: `${SEED}-${run}`, kills: KILLS - killed, chance: CHANCE });
    for (const [when, count] of Object.entries(kills)) counts[when] = (counts[when] ?? 0) + count;
    killed = Object.values(counts).reduce((sum, count) => sum + count, 0);
    console.log(`${new Date().toISOString()} kill-desk.long, seed ${SEED}, ${one.name}: ${killed} kills in ${run + 1} runs`);
  }
  console.log(JSON.stringify(counts));
  expect(killed).toBeGreaterThanOrEqual(KILLS);
}, 7_200_000);

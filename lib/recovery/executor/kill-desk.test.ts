import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '@/lib/drill/simulation/create-random';
import { bundleScript } from '@/lib/storage/testing/bundle-script';
import { KILL_CASES, playKilled } from './kill-desk.test-world';

const SEED = String(Date.now() % 2 ** 31);
const KILLS = 20;
/** At most so many in one run: four kinds of run at least. */
const MOST_A_RUN = 5;
const CHANCE = { effect: 0.08, piece: 0.004, look: 0.002 };
const folder = mkdtempSync(join(tmpdir(), 'killed-desk-script-'));
let script = '';
beforeAll(async () => {
  script = await bundleScript(new URL('./testing/desk-child.ts', import.meta.url), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('killed twenty times at boundaries of effects, runs end as without, nothing is done twice, no check is skipped', async () => {
  const cases = createRandom(SEED, 'cases').shuffle(KILL_CASES);
  let killed = 0;
  for (let run = 0; killed < KILLS; run += 1) {
    const one = cases[run % cases.length];
    if (!one) break;
    const most = Math.min(MOST_A_RUN, KILLS - killed);
    const { kills } = await playKilled(one, { script, seed: `${SEED}-${run}`, kills: most, chance: CHANCE });
    killed += Object.values(kills).reduce((sum, count) => sum + count, 0);
  }
  expect(killed).toBe(KILLS);
}, 180_000);

import { describe, expect, it } from 'vitest';
import { type CalmRun, runCalm } from './calm.test-world';

const HOUR_S = 3600;
const SEED = String(Date.now() % 2 ** 31);
/** Real ms between two lines about how far a run has come. */
const TELL_EVERY_MS = 60_000;

/** A run that tells its seed, and now and then how far it has come and what opened: hours of it are read while they pass. */
async function told(name: string, run: CalmRun) {
  const startedAt = Date.now();
  let toldAt = startedAt;
  const say = (what: string) => console.log(`${new Date().toISOString()} calm.long, ${name}, seed ${SEED}: ${what}`);
  say('begins');
  const result = await runCalm({
    ...run,
    seed: SEED,
    onLook: (second, opened) => {
      if (Date.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = Date.now();
      say(`${second} of ${run.seconds} s after ${Math.round((toldAt - startedAt) / 1000)} s, opened: ${opened.join('; ') || 'nothing'}`);
    },
  });
  say(`over after ${Math.round((Date.now() - startedAt) / 1000)} s, opened: ${result.opened.join('; ') || 'nothing'}`);
  return result;
}

describe('a healthy hour opens no incident at all', () => {
  it.each([
    [4, 1],
    [21, 2],
    [100, 5],
  ])(
    'of %i validators, looked at every %i s',
    async (validators, every) => {
      const run = await told(`${validators} validators`, { validators, seconds: HOUR_S, every, busyEvery: 60 });
      expect(run.turns).toBeGreaterThan(40);
      expect(run.opened).toEqual([]);
      expect(run.trouble).toEqual([]);
    },
    7_200_000,
  );

  it.each([10, 60])(
    'with empty blocks every %i s',
    async (emptyBlockPeriodSeconds) => {
      const plan = { emptyBlockPeriodSeconds, transfersEveryMs: 90_000 };
      const run = await told(`empty blocks every ${emptyBlockPeriodSeconds} s`, { validators: 4, seconds: HOUR_S, plan, busyEvery: 60 });
      expect(run.opened).toEqual([]);
    },
    3_600_000,
  );
});

import { describe, expect, it } from 'vitest';
import { runCalm } from './calm.test-world';

const HOUR_S = 3600;

describe('a healthy hour opens no incident at all', () => {
  it.each([
    [4, 1],
    [21, 2],
    [100, 5],
  ])(
    'of %i validators, looked at every %i s',
    async (validators, every) => {
      const run = await runCalm({ validators, seconds: HOUR_S, every, busyEvery: 60 });
      expect(run.turns).toBeGreaterThan(40);
      expect(run.opened).toEqual([]);
      expect(run.trouble).toEqual([]);
    },
    3_600_000,
  );

  it.each([10, 60])(
    'with empty blocks every %i s',
    async (emptyBlockPeriodSeconds) => {
      const plan = { emptyBlockPeriodSeconds, transfersEveryMs: 90_000 };
      expect((await runCalm({ validators: 4, seconds: HOUR_S, plan, busyEvery: 60 })).opened).toEqual([]);
    },
    3_600_000,
  );
});

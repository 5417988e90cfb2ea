import { describe, expect, it } from 'vitest';
import { runCalm } from './calm.test-world';

describe('a healthy network opens no incident at all', () => {
  it('of 4 validators, over ten minutes of short restarts, a killed member, load, a slow link and a vote', async () => {
    const run = await runCalm({ validators: 4, seconds: 600, busyEvery: 60 });
    expect(run.turns).toBeGreaterThan(8);
    expect(run.opened).toEqual([]);
    expect(run.trouble).toEqual([]);
  }, 150_000);

  it('of 21 validators, over more than a minute of the same', async () => {
    const run = await runCalm({ validators: 21, seconds: 75, every: 3, busyEvery: 15 });
    expect(run.opened).toEqual([]);
  }, 150_000);

  it.each([20, 60])(
    'that makes empty blocks every %i s',
    async (emptyBlockPeriodSeconds) => {
      const run = await runCalm({ validators: 4, seconds: 200, plan: { emptyBlockPeriodSeconds, transfersEveryMs: 45_000 } });
      expect(run.opened).toEqual([]);
    },
    60_000,
  );
});

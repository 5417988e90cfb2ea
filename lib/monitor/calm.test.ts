import { describe, expect, it } from 'vitest';
import { runCalm } from './calm.test-world';

describe('a healthy network opens no incident at all', () => {
  it('of 4 validators, over ten minutes of short restarts, a killed member, load, a slow link and a vote', async () => {
    const run = await runCalm({ validators: 4, seconds: 600, busyEvery: 60 });
    expect(run.turns).toBeGreaterThan(8);
    expect(run.opened).toEqual([]);
    expect(run.trouble).toEqual([]);
  }, 60_000);

  it('of 21 validators, over two minutes of the same', async () => {
    const run = await runCalm({ validators: 21, seconds: 120, every: 2, busyEvery: 30 });
    expect(run.opened).toEqual([]);
  }, 60_000);

  it('that makes empty blocks at a longer period', async () => {
    const run = await runCalm({ validators: 4, seconds: 240, plan: { emptyBlockPeriodSeconds: 20, transfersEveryMs: 45_000 } });
    expect(run.opened).toEqual([]);
  }, 60_000);
});

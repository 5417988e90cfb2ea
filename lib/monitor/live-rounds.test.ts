import { describe, expect, test } from 'vitest';
import { aLog } from '@/lib/chain/node-log.test-world';
import { toldBy } from '@/lib/logs/recorded-logs.test-world';
import { watchRecording } from './watch.test-world';

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const logsOf = (name: string) => (node: string, now: number) => aLog(toldBy(name, node, now));

describe('the open round', () => {
  test('is the one the logs tell, through the stall of a fork, and says so', async () => {
    const world = await watchRecording('qbft-fork-2-2', { readLog: logsOf('qbft-fork-2-2') });
    const seen = new Map<string, unknown>();
    for (const time of ['16:41:58.000', '16:42:10.000', '16:42:40.000', '16:43:08.000']) {
      world.goTo(at(time) - 2000);
      const view = await world.tick(2);
      seen.set(time, [view.rounds.open?.height, view.rounds.open?.round, view.rounds.open?.source, view.rounds.open?.nextChangeAt]);
    }
    expect([...seen.values()]).toEqual([
      [15, 0, 'log', at('16:42:06.000')],
      [15, 1, 'log', expect.any(Number)],
      [15, 2, 'log', expect.any(Number)],
      [15, 3, 'log', expect.any(Number)],
    ]);
    const [, , , next] = seen.get('16:42:40.000') as [number, number, string, number];
    // Round 2 began at 16:42:26 and lasts 40 s.
    expect(Math.abs(next - at('16:43:06.010'))).toBeLessThan(100);
  });

  test('is an estimate again while the sources are lost, never round 0', async () => {
    const readLog = () => aLog({ state: 'lost', why: 'the file is not there' });
    const world = await watchRecording('qbft-fork-2-2', { readLog });
    world.goTo(at('16:42:38.000'));
    const view = await world.tick(2);
    expect(view.rounds.open).toMatchObject({ height: 15, round: 2, source: 'estimate' });
  });

  test('is not estimated while the logs say that the cores are stopped: no timers run', async () => {
    const world = await watchRecording('qbft-fork-2-2', { readLog: logsOf('qbft-fork-2-2') });
    world.goTo(at('16:43:20.000'));
    const { open } = (await world.tick(2)).rounds;
    expect(open).toEqual({ height: 15, round: null, source: 'unknown', nextChangeAt: null, stopped: expect.any(Array) });
    expect(open?.stopped).toHaveLength(4);
  });

  test('is not told by logs that work on another height', async () => {
    const readLog = (node: string, now: number) => ({ ...logsOf('qbft-fork-2-2')(node, now), sequence: 14, round: 7 });
    const world = await watchRecording('qbft-fork-2-2', { readLog });
    world.goTo(at('16:42:38.000'));
    expect((await world.tick(2)).rounds.open?.source).toBe('estimate');
  });

  test('of a stall without a quorum is said in words to be by a node log', async () => {
    const world = await watchRecording('qbft-healthy-and-quorum-loss', {
      readLog: logsOf('qbft-healthy-and-quorum-loss'),
      from: 'three-again',
    });
    const words: string[] = [];
    for (let second = 0; second < 40; second++) {
      const { verdict, rounds } = await world.tick();
      if (verdict.state === 'stalled') words.push(`${rounds.open?.source} ${verdict.detail}`);
    }
    expect(words.some((text) => /^log Round \d by a node log/.test(text))).toBe(true);
    expect(words.filter((text) => !text.startsWith('log '))).toEqual([]);
  });
});

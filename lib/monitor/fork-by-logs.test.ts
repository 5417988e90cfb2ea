import { describe, expect, it } from 'vitest';
import { aLog } from '@/lib/chain/node-log.test-world';
import { toldBy } from '@/lib/logs/recorded-logs.test-world';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { makeMemoryStore } from './memory-store.test-world';
import { type RecordedWorld, watchRecording } from './watch.test-world';

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const logsOf = (name: string) => (node: string, now: number) => aLog(toldBy(name, node, now));
const forksOf = async ({ watch }: RecordedWorld) => (await watch.incidents({})).incidents.filter(({ detector }) => detector === 'fork');
const SIDE_B = ['member-2', 'validator-3', 'validator-4'];

describe('a fork that the logs alone show', () => {
  it.each([
    ['of all nodes', (_node: string) => true],
    ['of those on one side', (node: string) => SIDE_B.includes(node)],
  ])('while the RPC %s can not be reached is an incident with its own words, which the proven fork takes over', async (_what, away) => {
    const down = (node: string, now: number) => now < at('16:42:30.000') && away(node);
    const store = makeMemoryStore();
    const world = await watchRecording('qbft-fork-2-2', { readLog: logsOf('qbft-fork-2-2'), down, store });
    world.goTo(at('16:42:00.000'));
    await world.tick(15);
    const [byLogs, ...others] = await forksOf(world);
    expect(others).toEqual([]);
    expect(byLogs).toMatchObject({
      key: 'fork:by-logs',
      status: 'open',
      severity: 'critical',

      diagnosis: { readings: [] },
    });
    const said = sayPhrase(byLogs?.cause.says ?? { key: '', params: {} }, sayContext(world.watch.picture().nodes));
    expect(said).toMatch(
      /^Forked at or below 14, by the nodes’ own logs alone: 0x\w+…\w+ validator-1, validator-2, member-1 and 0x\w+…\w+ validator-3, validator-4, member-2\.$/,
    );
    expect(sayPhrase(byLogs?.cause.means ?? { key: '', params: {} })).toContain('No block, seal or last common ancestor is proven');
    expect(byLogs?.diagnosis.outlook?.heals).toBe('unknown');
    world.goTo(at('16:42:31.000'));
    await world.tick(5);
    const [proven, ...more] = await forksOf(world);
    expect(more).toEqual([]);
    expect(proven).toMatchObject({ id: byLogs?.id, status: 'open', openedAt: byLogs?.openedAt });
    expect(proven?.key).toMatch(/^fork:0x/);
    expect((await store.incidents.get('net', byLogs?.id ?? 0))?.key).toBe(proven?.key);
    const logs = proven?.diagnosis.readings[0]?.for.find(({ key }) => key === 'reading.fact.logs-agree');
    expect(logs?.params).toMatchObject({ count: 2, height: 14 });
    expect(world.trouble).toEqual([]);
  });

  it('is none where all nodes answer, nor beside the proven one when they fall silent', async () => {
    const down = (_node: string, now: number) => now > at('16:42:20.000');
    const world = await watchRecording('qbft-fork-2-2', { readLog: logsOf('qbft-fork-2-2'), down });
    world.goTo(at('16:42:00.000'));
    await world.tick(40);
    const incidents = await forksOf(world);
    expect(incidents.map(({ key, status }) => [key.slice(0, 7), status])).toEqual([['fork:0x', 'open']]);
  });

  it.each(['qbft-healthy-and-quorum-loss', 'ibft-healthy-and-quorum-loss'])('never stands in %s, be nobody reached', async (name) => {
    const world = await watchRecording(name, { readLog: logsOf(name), down: () => true });
    while (world.now() < world.endAt) await world.tick(1, 5);
    expect(await forksOf(world)).toEqual([]);
  });

  it('is not taken from a log of another node, nor from one against what its node answers', async () => {
    const swapped = (node: string, now: number) => logsOf('qbft-fork-2-2')(SIDE_B.includes(node) ? 'validator-1' : node, now);
    const world = await watchRecording('qbft-fork-2-2', { readLog: swapped, down: () => true });
    world.goTo(at('16:42:00.000'));
    await world.tick(15);
    expect(await forksOf(world)).toEqual([]);
  });
});

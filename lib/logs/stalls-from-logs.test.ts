import { describe, expect, test } from 'vitest';
import { forkFromLogs } from '@/lib/chain/fork-from-logs';
import { frozenRounds } from '@/lib/chain/frozen-rounds';
import { liveRound } from '@/lib/chain/live-round';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { networkOf } from '@/lib/consensus/recorded-answers.test-world';
import { settingsAt } from '@/lib/consensus/settings-at';
import { loggingNodes, recordingsWithLogs, stepsOf, toldBy } from './recorded-logs.test-world';

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

/** All nodes of a recording as their logs had told by a moment. */
function nodesBy(name: string, moment: number) {
  return loggingNodes(name).map((node) => {
    const told = toldBy(name, node, moment);
    return { name: node, address: told.address, log: { ...told, state: 'live' as const, source: 'file' as const, why: null } };
  });
}

const settingsOf = (name: string, height: number) => settingsAt(parseChainConfig(networkOf(name).genesis.config), height);
const four = { count: 4, quorumSize: 3 };
const set = { validators: networkOf('qbft-frozen-round').validators.map((address: string) => address.toLowerCase()), quorumSize: 3 };
const frozenAt = (name: string, height: number, time: string) =>
  frozenRounds({ nodes: nodesBy(name, at(time)), height, settings: settingsOf(name, height), validators: four });

describe('rounds that stand still', () => {
  test('are found within seconds of when the round should have ended, and for as long as they stand', () => {
    expect(frozenAt('qbft-frozen-round', 304, '18:24:15.000')).toBeNull();
    for (const time of ['18:24:25.000', '18:25:30.000', '18:34:06.000']) {
      const found = frozenAt('qbft-frozen-round', 304, time);
      expect(found).toMatchObject({ height: 304, round: 1, known: 4, refused: { kind: 'justification' } });
      expect([...(found?.nodes ?? [])].sort()).toEqual(['validator-1', 'validator-2', 'validator-3', 'validator-4']);
      expect(found?.since).toBeLessThan(at('18:24:09.000'));
    }
  });

  test('are over with the restart of consensus', () => {
    for (const height of [304, 305, 306]) expect(frozenAt('qbft-frozen-round', height, '18:34:10.000')).toBeNull();
  });

  test('are never found while rounds change, be the stall as long as it may', () => {
    for (let time = at('16:12:00.000'); time < at('16:16:00.000'); time += 1000) {
      const nodes = nodesBy('qbft-healthy-and-quorum-loss', time);
      const height = Math.max(...nodes.map(({ log }) => log.sequence ?? 0));
      const settings = settingsOf('qbft-healthy-and-quorum-loss', height);
      expect(frozenRounds({ nodes, height, settings, validators: four })).toBeNull();
    }
  });

  test('are found where enough stand still that the others are no quorum, not where one alone does', () => {
    const nodes = nodesBy('qbft-frozen-round', at('18:25:30.000'));
    const going = (count: number) =>
      nodes.map((node, index) => (index < count ? { ...node, log: { ...node.log, round: 4, roundSince: at('18:25:20.000') } } : node));
    const settings = settingsOf('qbft-frozen-round', 304);
    expect(frozenRounds({ nodes: going(1), height: 304, settings, validators: four })?.nodes).toHaveLength(3);
    expect(frozenRounds({ nodes: going(3), height: 304, settings, validators: four })).toBeNull();
    expect(frozenRounds({ nodes: going(1), height: 304, settings, validators: null })).toBeNull();
  });
});

describe('the live round of a stall', () => {
  test('without a quorum is what the two that are left tell, and goes up as they change rounds', () => {
    const rounds = ['16:13:00.000', '16:13:20.000', '16:13:50.000', '16:14:20.000'].map((time) => {
      const nodes = nodesBy('qbft-healthy-and-quorum-loss', at(time)).filter(({ name }) => /[12]$/.test(name));
      return liveRound({ nodes, height: 31, set, settings: settingsOf('qbft-healthy-and-quorum-loss', 31), now: at(time) })?.round;
    });
    expect(rounds).toEqual([...rounds].sort());
    expect(new Set(rounds).size).toBeGreaterThan(1);
  });

  test('that is frozen is round 1 still after ten minutes, with no next change', () => {
    const now = at('18:34:06.000');
    const live = liveRound({
      nodes: nodesBy('qbft-frozen-round', now),
      height: 304,
      set,
      settings: settingsOf('qbft-frozen-round', 304),
      now,
    });
    expect(live?.round).toBe(1);
    expect(live?.known).toBe(4);
  });
});

describe('a fork from logs alone', () => {
  test('two against two, with camps that wait for different proposers', () => {
    const fork = forkFromLogs(nodesBy('qbft-fork-2-2', at('16:42:50.000')));
    expect(fork?.height).toBe(14);
    expect(fork?.camps.map(({ nodes }) => nodes)).toEqual([
      ['member-1', 'validator-1', 'validator-2'],
      ['member-2', 'validator-3', 'validator-4'],
    ]);
    expect(fork?.proposersDiffer).toBe(true);
  });

  test('is over when the rewound nodes have one head again', () => {
    expect(forkFromLogs(nodesBy('qbft-fork-2-2', at('16:44:30.000')))).toBeNull();
  });

  test('three against one, until the odd one reorganises', () => {
    const [before, after] = ['16:55:10.000', '16:56:00.000'].map((time) => forkFromLogs(nodesBy('qbft-fork-3-1', at(time))));
    expect(before?.camps.map(({ nodes }) => nodes.filter((name) => name.startsWith('v')).length)).toEqual([3, 1]);
    expect(after).toBeNull();
  });

  test('of IBFT from the blocks as they came', () => {
    const fork = forkFromLogs(nodesBy('ibft-fork-2-2', at('17:08:00.000')));
    expect(fork?.camps.map(({ nodes }) => nodes.filter((name) => name.startsWith('v')).length)).toEqual([2, 2]);
  });

  test.each(recordingsWithLogs.filter((name) => !/fork|besu/.test(name)))('never in %s', (name) => {
    const moments = [
      ...new Set(loggingNodes(name).flatMap((node) => stepsOf(name, node).map((line) => Math.floor(line.at / 5000) * 5000))),
    ];
    for (const moment of moments) expect(forkFromLogs(nodesBy(name, moment))).toBeNull();
  });
});

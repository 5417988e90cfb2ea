import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { labelBranches, type NewBranch } from './branches';
import { healsByItself } from './fork-outlook';
import { sealedBoth } from './sealed-both';

const set = (text: string) => [...text].map((name): Address => `0x${name}`);
const outlook = (branches: string, unplaced: string, quorum: number | null, heals: boolean | null = true, tips: readonly number[] = []) =>
  healsByItself({
    branches: branches.split(' ').map((one, index) => ({ tip: { height: tips[index] ?? 7 }, validators: set(one) })),
    unplaced: set(unplaced),
    quorum,
    majorityForkHeals: heals,
  });

describe('whether a fork heals by itself', () => {
  it('is the dialect’s answer where one branch holds a quorum', () => {
    expect([outlook('123 4', '', 3), outlook('123 4', '', 3, false), outlook('123 4', '', 3, null)]).toEqual(['yes', 'no', 'unknown']);
  });
  it('is no where no branch can reach a quorum, unknown while the unplaced decide', () => {
    expect([outlook('12 34', '', 3), outlook('12 3', '4', 3), outlook('12 3', '4', 4)]).toEqual(['no', 'unknown', 'no']);
  });
  it('is unknown without a quorum size, with two quorums, and with one that rests on a validator on both sides', () => {
    expect([outlook('123 4', '', null), outlook('123 456', '', 3), outlook('123 34', '', 3)]).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('a branch that is longer than the one a quorum holds', () => {
  it('is what linked nodes take over: what comes of it is not known', () => {
    expect([outlook('123 4', '', 3, true, [7, 8]), outlook('4 123', '', 3, true, [8, 7])]).toEqual(['unknown', 'unknown']);
    expect([outlook('123 4', '', 3, true, [8, 7]), outlook('123 4', '', 3, true, [7, 7])]).toEqual(['yes', 'yes']);
  });
});

describe('labels of branches', () => {
  const branch = (name: string, over: Partial<NewBranch> = {}): NewBranch => ({
    hash: `0x${name}`,
    proposer: 'expected',
    round: 0,
    validators: 2,
    ...over,
  });
  it('go by expected proposer, earlier round, holders and hash', () => {
    const labels = labelBranches([
      branch('1', { proposer: 'unexpected' }),
      branch('2', { round: 1 }),
      branch('3', { validators: 1 }),
      branch('5'),
      branch('4'),
    ]);
    expect([...labels]).toEqual([
      ['0x4', 'A'],
      ['0x5', 'B'],
      ['0x3', 'C'],
      ['0x2', 'D'],
      ['0x1', 'E'],
    ]);
  });
  it('stay with their hash and are not given away when it goes', () => {
    const first = labelBranches([branch('1'), branch('2')]);
    expect([...labelBranches([branch('0'), branch('2')], first)]).toEqual([
      ['0x1', 'A'],
      ['0x2', 'B'],
      ['0x0', 'C'],
    ]);
  });
  it('go on after Z', () => {
    expect([...labelBranches(Array.from({ length: 28 }, (_, i) => branch(String(100 + i)))).values()].slice(25)).toEqual(['Z', 'AA', 'AB']);
  });
});

describe('who sealed both', () => {
  it('is who sealed two blocks, counted once a block', () => {
    expect(sealedBoth([set('1123'), set('234')])).toEqual(set('23'));
    expect(sealedBoth([set('112')])).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import type { BranchPicture, ForkPicture } from '@/lib/chain/picture';
import { address, hash, input, node } from '@/lib/incidents/diagnosis.test-world';
import { watchFork } from '@/lib/incidents/forked-watch.test-world';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { forkOutlook } from './fork';
import { sayRound } from './round-now';
import { stallOutlook } from './stall';

const branch = (label: string, of: readonly number[], over: Partial<BranchPicture>): BranchPicture => ({
  label,
  hash: hash(label === 'A' ? 201 : 202),
  tip: { height: 101, hash: hash(label === 'A' ? 201 : 202) },
  nodes: of.map((n) => `validator-${n}`),
  validators: of.map(address),
  hasQuorum: false,
  ...over,
});

const said = (kept: Partial<BranchPicture>) => {
  const fork = {
    state: 'proven',
    ancestor: { height: 100, hash: hash(100) },
    branches: [branch('A', [1, 2, 3], kept), branch('B', [4], {})],
    sealedBoth: [],
    unplaced: [],
    healsByItself: 'unknown',
  } satisfies ForkPicture;
  const of = input({ nodes: [1, 2, 3, 4].map((n) => node(n)), fork });
  const { says, because } = forkOutlook(of);
  return [says, ...because].map((one) => sayPhrase(one, sayContext(of.picture.nodes))).join('\n');
};

it('a branch with enough validators whose cores are stopped has no acting quorum, and who is stopped is said', () => {
  const text = said({ hasQuorum: false, holdsQuorum: true, stopped: [address(2), address(3)] });
  expect(text).toContain('enough for the quorum of 3 by number; but consensus is stopped on validator-2 and validator-3');
  expect(text).toContain('is not known: consensus is stopped on validator-2 and validator-3, of the larger branch A');
  expect(text).not.toContain('≥');
});

it('a branch whose quorum acts is said to have one, and one whose holders are silent to have none that is seen', () => {
  expect(said({ hasQuorum: true, holdsQuorum: true, stopped: [] })).toContain('3 ≥ 3');
  expect(said({ hasQuorum: false, holdsQuorum: true, stopped: [] })).toContain('too few of them answer');
});

it('who of a branch is stopped is seen by the watch', async () => {
  const sealers = [0, 1, 2, 3];
  const branches = [0, 1].map((round) => ({ depth: 1, sealers, roundOf: () => round }));
  const plan = { protocol: 'qbft', validators: 4, commonHeights: 8, branches, camps: [[0, 1, 2], [3]] } as const;
  const { input: seen } = await watchFork({ ...plan, instead: { 'validator-2': { eth_mining: false } } });
  const { fork, nodes } = seen.picture;
  const whose = nodes.find(({ name }) => name === 'validator-2')?.address;
  expect(fork).toMatchObject({
    branches: [
      { hasQuorum: false, holdsQuorum: true, stopped: [whose] },
      { holdsQuorum: false, stopped: [] },
    ],
  });
});

it('a stall that a recovery holds is said to be its doing, and nobody is told to start or link anything', () => {
  const nodes = [1, 2, 3, 4].map((n) => node(n, { mining: false }));
  const recovery = { number: 7, stopped: nodes.map(({ name }) => name), cut: [] };
  const open = { height: 101, round: null, source: 'unknown', nextChangeAt: null, stopped: [address(1), address(2)] } as const;
  const of = (more: object) => stallOutlook(input({ nodes, liveness: { state: 'stalled', ageMs: 60_000 }, open, ...more }));
  expect(sayPhrase(of({ recovery }).says)).toBe('Held by recovery 7, which has stopped consensus or cut links and undoes that itself.');
  expect(sayPhrase(of({}).says)).toMatch(/^Needs you: consensus is stopped on/);
  const said = (more: object) => sayRound(input({ nodes, open, ...more })).map((one) => sayPhrase(one));
  expect(said({ recovery })[0]).toMatch(/^The round at 101 is not known: recovery 7 has stopped consensus on/);
  expect(said({})[0]).toMatch(/^The round at 101 is not known: consensus is stopped on/);
});

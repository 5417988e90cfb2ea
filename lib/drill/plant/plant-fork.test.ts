import { expect, it } from 'vitest';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverSealReference } from '@/lib/consensus/recover-seal-reference';
import { verifyHeader } from '@/lib/consensus/verify-header';
import { agree, heads, heightOf, livelyNetwork, run, settle } from '@/lib/drill/plant/lively.test-world';
import { type PlantedFork, plantFork } from '@/lib/drill/plant/plant-fork';
import type { DrillNetwork, PlantedBranch } from '@/lib/drill/types';

const TWO_TWO: readonly PlantedBranch[] = [
  { depth: 1, holders: ['validator-1', 'validator-2', 'member-1'] },
  { depth: 1, holders: ['validator-3', 'validator-4', 'member-2'] },
];

function planted(network: DrillNetwork, branches: readonly PlantedBranch[], options: Parameters<typeof plantFork>[2] = {}): PlantedFork {
  const planting = plantFork(network, branches, options);
  for (let step = 0; step < 10_000 && planting.fork() === null && planting.state() !== 'given-up'; step += 1) run(network, 20);
  const fork = planting.fork();
  if (fork === null) throw new Error(JSON.stringify(network.notes().at(-1)));
  return fork;
}

/** Every holder stands on its branch's last block. */
function expectHeld(network: DrillNetwork, fork: PlantedFork): void {
  for (const { holders, blocks } of fork.branches)
    for (const name of holders) expect(network.node(name).process()?.chain.head().block.hash).toBe(blocks.at(-1)?.block.hash);
}

it('a 2-2 fork stalls for ever: round changes, whole mesh, no block', () => {
  const network = livelyNetwork();
  const fork = planted(network, TWO_TWO);
  expectHeld(network, fork);
  const before = heads(network);
  expect(new Set(Object.values(before)).size).toBe(2);
  run(network, 600_000);
  expect(heads(network)).toEqual(before);
  for (const node of network.nodes) expect(node.process()?.peers.list()).toHaveLength(5);
  expect(network.node('validator-1').process()?.miner.view()?.round).toBeGreaterThan(3);
  expect(network.node('validator-1').process()?.peers.syncing()).toBeNull();
});

it('each branch carries a quorum of real seals, by the proposer of its round, and verifies', () => {
  const network = livelyNetwork();
  const { workshop } = network;
  const fork = planted(network, TWO_TWO);
  const validators = workshop.genesis.validators;
  const sealers = fork.branches.map(({ blocks }) => {
    const copy = blocks[0];
    if (copy === undefined) throw new Error('no block');
    const header = { ...copy.block.header, extraData: workshop.extraOf(copy) };
    const reading = readHeader(header, recoverSealReference);
    expect(verifyHeader(header, reading, { parentValidators: validators, quorumRule: 'ceil(2N/3)' })).toEqual({ state: 'verified' });
    const question = {
      validators,
      lastAuthor: fork.ancestor.block.author,
      policy: 'round-robin',
      family: 'goquorum',
      protocol: 'qbft',
    } as const;
    expect(expectedProposer({ ...question, round: copy.round })).toBe(copy.block.author);
    return reading.ok ? reading.facts.seals.map(({ signer }) => signer) : [];
  });
  expect(sealers.map((branch) => new Set(branch).size)).toEqual([3, 3]);
  // A quorum of 3 on both sides of 4: two sealed both.
  expect(sealers[0]?.filter((signer) => sealers[1]?.includes(signer))).toHaveLength(2);
  expect(new Set(fork.branches.map(({ blocks }) => blocks[0]?.round)).size).toBe(2);
});

it("each camp lacks the other camp's block", () => {
  const network = livelyNetwork();
  const fork = planted(network, TWO_TWO);
  run(network, 60_000);
  const [a, b] = fork.branches.map(({ blocks }) => blocks[0]?.block.hash ?? '0x');
  expect(
    network
      .node('member-1')
      .process()
      ?.chain.get(b ?? '0x'),
  ).toBeNull();
  expect(
    network
      .node('validator-4')
      .process()
      ?.chain.get(a ?? '0x'),
  ).toBeNull();
});

it('a 2-2 fork survives the restart of all processes', () => {
  const network = livelyNetwork();
  planted(network, TWO_TWO);
  const before = heads(network);
  for (const node of network.nodes) node.stop('clean');
  for (const node of network.nodes) node.start();
  run(network, 300_000);
  expect(heads(network)).toEqual(before);
});

it('a 3-1 fork heals by itself: the three go on, the odd one follows', () => {
  const network = livelyNetwork();
  const fork = planted(network, [
    { depth: 1, holders: ['validator-1', 'validator-2', 'validator-3', 'member-1'] },
    { depth: 1, holders: ['validator-4', 'member-2'] },
  ]);
  expectHeld(network, fork);
  run(network, 60_000);
  settle(network);
  expect(agree(network)).toBe(true);
  const [kept] = fork.branches[0]?.blocks ?? [];
  expect(
    network
      .node('validator-4')
      .process()
      ?.chain.at(kept?.block.header.height ?? 0)?.block.hash,
  ).toBe(kept?.block.hash);
  expect(heightOf(network, 'member-2')).toBeGreaterThan((kept?.block.header.height ?? 0) + 10);
});

it('a 4-3 fork of seven (quorum 5) stalls', () => {
  const network = livelyNetwork({ validators: 7 });
  const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `validator-${from + index}`);
  const fork = planted(network, [
    { depth: 1, holders: [...names(1, 4), 'member-1'] },
    { depth: 1, holders: [...names(5, 7), 'member-2'] },
  ]);
  expect(fork.branches.map(({ blocks }) => blocks[0]?.committers.length)).toEqual([5, 5]);
  const before = heads(network);
  run(network, 120_000);
  expect(heads(network)).toEqual(before);
});

it('three branches have three hashes at one height', () => {
  const network = livelyNetwork();
  const fork = planted(network, [
    { depth: 1, holders: ['validator-1', 'validator-2'] },
    { depth: 1, holders: ['validator-3', 'member-1'] },
    { depth: 1, holders: ['validator-4', 'member-2'] },
  ]);
  expectHeld(network, fork);
  run(network, 60_000);
  expect(new Set(Object.values(heads(network))).size).toBe(3);
});

it('a fork fifty blocks deep takes fifty periods, and stalls', () => {
  const network = livelyNetwork();
  const before = heightOf(network, 'validator-1');
  const deep = TWO_TWO.map((branch) => ({ ...branch, depth: 50 }));
  const began = network.sim.now();
  const fork = planted(network, deep);
  expectHeld(network, fork);
  expect(network.sim.now() - began).toBeGreaterThan(49 * 2000);
  expect(fork.branches.map(({ blocks }) => blocks.length)).toEqual([50, 50]);
  expect(heightOf(network, 'member-2')).toBeGreaterThanOrEqual(before + 50);
  const stands = heads(network);
  run(network, 60_000);
  expect(heads(network)).toEqual(stands);
});

it('the longer of two branches wins once they are joined', () => {
  const network = livelyNetwork();
  const fork = planted(network, [
    { depth: 1, holders: ['validator-1', 'validator-2', 'member-1'] },
    { depth: 2, holders: ['validator-3', 'validator-4', 'member-2'] },
  ]);
  expectHeld(network, fork);
  run(network, 90_000);
  settle(network);
  const won = fork.branches[1]?.blocks[0]?.block;
  expect(
    network
      .node('validator-1')
      .process()
      ?.chain.at(won?.header.height ?? 0)?.block.hash,
  ).toBe(won?.hash);
});

it('nodes that were never restarted can be rewound to the ancestor of a fork five deep; restarted ones land far lower', () => {
  const transfersEveryMs = 1500;
  const deep = TWO_TWO.map((branch) => ({ ...branch, depth: 5 }));
  const landed = [false, true].map((restarted) => {
    const network = livelyNetwork({ transfersEveryMs }, 400_000);
    const fork = planted(network, deep, { restarted });
    const chain = network.node('validator-1').process()?.chain;
    const ancestor = fork.ancestor.block.header.height;
    chain?.setHead(ancestor);
    return heightOf(network, 'validator-1') - ancestor;
  });
  expect(landed[0]).toBe(0);
  expect(landed[1]).toBeLessThan(-100);
});

it('takes what waits in the pools into its blocks, and no more than it was told', () => {
  const network = livelyNetwork({ transfersEveryMs: 1500 });
  const [a, b] = TWO_TWO;
  if (a === undefined || b === undefined) throw new Error('no branches');
  const fork = planted(network, [
    { ...a, depth: 3 },
    { ...b, depth: 3, transactions: 0 },
  ]);
  const counts = fork.branches.map(({ blocks }) => blocks.map(({ block }) => block.transactions.length));
  expect(counts[0]?.some((count) => count > 0)).toBe(true);
  expect(counts[1]).toEqual([0, 0, 0]);
});

it('the same seed gives the same fork', () => {
  const hashes = () => {
    const network = livelyNetwork();
    planted(network, TWO_TWO);
    return heads(network);
  };
  expect(hashes()).toEqual(hashes());
});

it.each([
  ['an unknown node', [TWO_TWO[0], { depth: 1, holders: ['validator-9'] }], /no node "validator-9"; there are: validator-1, /],
  ['a node on two branches', [TWO_TWO[0], { depth: 1, holders: ['validator-1'] }], /validator-1 is on branch 1 and on branch 2/],
  ['one branch', [TWO_TWO[0]], /at least two branches/],
  ['an empty branch', [TWO_TWO[0], { depth: 1, holders: [] }], /held by nobody/],
  ['no depth', [TWO_TWO[0], { depth: 0, holders: ['validator-3'] }], /depth is 0/],
  [
    'two branches that would be one block',
    [
      { ...TWO_TWO[0], round: 0 },
      { ...TWO_TWO[1], round: 0 },
    ],
    /would be one block/,
  ],
  [
    'rounds of the same proposer',
    [
      { ...TWO_TWO[0], round: 0 },
      { ...TWO_TWO[1], round: 4 },
    ],
    /would be one block/,
  ],
])('refuses %s', (_, branches, why) => {
  expect(() => plantFork(livelyNetwork(), branches as readonly PlantedBranch[])).toThrow(why);
});

it('refuses a node that is down and a network that is forked already', () => {
  const network = livelyNetwork();
  network.node('validator-3').stop('kill');
  expect(() => plantFork(network, TWO_TWO)).toThrow(/validator-3 is down/);
  const forked = livelyNetwork();
  planted(forked, TWO_TWO);
  expect(() => plantFork(forked, TWO_TWO)).toThrow(/forked already: validator-1 and validator-3 disagree at/);
});

it('gives up with a note when a holder goes down while the meshes are apart, and joins them again', () => {
  const network = livelyNetwork();
  const planting = plantFork(
    network,
    TWO_TWO.map((branch) => ({ ...branch, depth: 10 })),
  );
  for (let step = 0; step < 500 && planting.state() !== 'apart'; step += 1) run(network, 20);
  network.node('validator-3').stop('kill');
  run(network, 60_000);
  expect(planting.state()).toBe('given-up');
  expect(network.notes().at(-1)).toMatchObject({ what: 'fork not planted' });
  expect(network.node('validator-1').process()?.peers.list().length).toBeGreaterThan(0);
});

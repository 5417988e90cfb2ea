import { describe, expect, test } from 'vitest';
import { networkOf } from '@/lib/consensus/recorded-answers.test-world';
import type { Address } from '@/lib/consensus/types';
import { addressOf, type Committee, createCommittee } from '@/lib/drill/qbft/committee.test-world';
import { fakeBlock } from '@/lib/drill/qbft/fake-chain.test-world';

const START = 1_700_000_000_000;

function bootAll(committee: Committee): Committee {
  for (const index of committee.members.keys()) committee.boot(index);
  return committee;
}

type Side = { readonly holders: readonly number[]; readonly author: Address; readonly timestamp: number; readonly round?: number };

/** Puts another block on the common genesis of each side, all processes down. */
function fork(committee: Committee, sides: readonly Side[]): Committee {
  const parent = committee.workshop.genesis.block;
  const validators = committee.workshop.genesis.validators;
  for (const { holders, author, timestamp, round = 0 } of sides) {
    const block = fakeBlock({ parent, author, validators, timestamp, transactions: [] });
    for (const index of holders) committee.member(index).chain.insert({ block, round, committers: validators.slice(0, 3) });
  }
  return committee;
}

const heads = (committee: Committee) => committee.members.map(({ chain }) => chain.head().block.hash);
const heightOf = (committee: Committee, index: number) => committee.member(index).chain.head().block.header.height;

describe('two heads of one height', () => {
  const twoTwo = () =>
    fork(createCommittee({ startAt: START }), [
      { holders: [0, 1], author: addressOf(0), timestamp: START / 1000 },
      { holders: [2, 3], author: addressOf(1), timestamp: START / 1000, round: 1 },
    ]);

  test('2-2 never makes a block: round changes for ever', () => {
    const committee = bootAll(twoTwo());
    const before = heads(committee);
    committee.run(3_600_000);
    expect(heads(committee)).toEqual(before);
    expect(committee.member(0).miner?.view()?.round).toBeGreaterThan(8);
  });

  test('2-2 is not cured by new cores, nor by new processes', () => {
    const committee = bootAll(twoTwo());
    committee.run(60_000);
    for (const { miner } of committee.members) {
      miner?.stop();
      miner?.start();
    }
    committee.run(120_000);
    for (const index of committee.members.keys()) committee.down(index);
    bootAll(committee);
    committee.run(120_000);
    expect(committee.members.map(({ chain }) => chain.head().block.header.height)).toEqual([1, 1, 1, 1]);
  });

  test('3-1 heals by itself: the three go on, the odd one reorganises', () => {
    const committee = bootAll(
      fork(createCommittee({ startAt: START }), [
        { holders: [0, 1, 2], author: addressOf(0), timestamp: START / 1000 },
        { holders: [3], author: addressOf(1), timestamp: START / 1000, round: 1 },
      ]),
    );
    const odd = committee.member(3).chain.head().block.hash;
    // The odd one's peers give it the branch it lacks when it is behind; the downloader does that here.
    committee.run(20_000);
    committee.synchronise(3);
    committee.run(20_000);
    expect(heightOf(committee, 0)).toBeGreaterThan(4);
    expect(committee.member(3).chain.isCanonical(odd)).toBe(false);
    expect(new Set(heads(committee)).size).toBe(1);
  });

  test('camps expect different proposers, and F+1 pull the slower camp along: the rounds of the recorded 2-2', () => {
    const recorded = networkOf('qbft-fork-2-2');
    const addresses = (recorded.nodes as { role: string; address: Address }[])
      .filter(({ role }) => role === 'validator')
      .map((node) => node.address);
    const [one, two, three, four] = addresses as [Address, Address, Address, Address];
    const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);
    const settings = { blockPeriodMs: 40_000, requestTimeoutMs: 10_000 };
    const committee = fork(createCommittee({ addresses, settings, startAt: at('16:41:34.910') }), [
      { holders: [0, 1], author: one, timestamp: at('16:41:16') / 1000 },
      { holders: [2, 3], author: four, timestamp: at('16:41:22') / 1000, round: 1 },
    ]);
    bootAll(committee);
    committee.runUntil(at('16:43:10'));
    const sent = committee.members.flatMap(({ sent: own }) => own).sort((first, second) => first.at - second.at);
    const proposals = sent.filter(({ message }) => message.kind === 'preprepare');
    const line = ({ at: when, message }: (typeof sent)[number]) =>
      `${new Date(when).toISOString().slice(11, 19)} ${message.round} ${message.source}`;
    // Round 0 and 2: each camp waits for a proposer of the other. Round 1 and 3: two proposals, two PREPAREs each, of three.
    expect(proposals.map(line).sort()).toEqual(
      [`16:42:06 1 ${two}`, `16:42:06 1 ${three}`, `16:43:06 3 ${one}`, `16:43:06 3 ${four}`].sort(),
    );
    expect(sent.some(({ message }) => message.kind === 'commit')).toBe(false);
    // Camp B's own time-out would have been 16:42:12: camp A's two ROUND-CHANGEs are F+1.
    const firstOfB = committee.member(2).sent.find(({ message }) => message.kind === 'round-change');
    expect(new Date(firstOfB?.at ?? 0).toISOString().slice(11, 19)).toBe('16:42:06');
  });
});

describe('quorum lost and back', () => {
  function backedOff(): Committee {
    const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
    committee.run(9_000);
    committee.down(2);
    committee.down(3);
    committee.run(70_000);
    committee.boot(2);
    committee.boot(3);
    committee.run(20_000);
    return committee;
  }

  test('the two that stayed are far up in rounds when the others return: no block in 20 s', () => {
    const committee = backedOff();
    expect(heightOf(committee, 0)).toBe(4);
    expect(committee.member(0).miner?.view()?.round).toBeGreaterThan(2);
  });

  test('a restart of all cores ends the wait within a second', () => {
    const committee = backedOff();
    for (const { miner } of committee.members) miner?.stop();
    expect(committee.members.every(({ miner }) => miner?.isMining() === false && miner.view() === null)).toBe(true);
    for (const { miner } of committee.members) miner?.start();
    committee.run(1_000);
    expect(heightOf(committee, 0)).toBeGreaterThan(4);
  });

  test('without a restart it goes on by itself, as late again as the stall was long', () => {
    const committee = backedOff();
    committee.run(200_000);
    expect(heightOf(committee, 0)).toBeGreaterThan(4);
    expect(committee.member(0).arrivals.find(({ height }) => height === 5)?.round).toBeGreaterThan(3);
  });

  test('a maximum keeps the rounds short however long the stall lasts', () => {
    const committee = createCommittee({ genesisTime: START / 1000, settings: { maxRequestTimeoutMs: 8000 } });
    for (const index of [0, 1]) committee.boot(index);
    committee.run(600_000);
    const times = committee.member(0).sent.map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => Math.round((at - (times[index] ?? 0)) / 1000));
    // The proposal, its PREPARE, the first time-out; then one every 8 s.
    expect(gaps.slice(0, 2)).toEqual([0, 4]);
    expect(gaps.length).toBeGreaterThan(70);
    expect(new Set(gaps.slice(2))).toEqual(new Set([8]));
  });
});

describe('a core whose head went down under it', () => {
  function rewound(): Committee {
    const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
    committee.run(20_500);
    for (const { chain } of committee.members) chain.setHead(8);
    committee.run(60_000);
    return committee;
  }

  test('is wedged: it stays at its height, and after one more time-out no timer runs', () => {
    const committee = rewound();
    expect(heads(committee).every((hash) => hash === committee.member(0).chain.at(8)?.block.hash)).toBe(true);
    for (const { miner } of committee.members) expect(miner?.view()).toMatchObject({ height: 11, round: 0, timerAt: null });
    // Four round changes are more than F+1: nobody answers them again. What runs is each worker's look for transactions.
    expect(committee.sim.runUntil(committee.sim.now() + 30_000)).toBeLessThan(50);
  });

  test('goes on as soon as all cores are made anew', () => {
    const committee = rewound();
    for (const { miner } of committee.members) {
      miner?.stop();
      miner?.start();
    }
    committee.run(100);
    expect(committee.members.every(({ chain }) => chain.head().block.header.height >= 9)).toBe(true);
  });

  test('two alone that are wedged answer their F+1 round changes for ever, and simulated time goes on', () => {
    const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
    committee.run(20_500);
    for (const index of [2, 3]) committee.down(index);
    for (const index of [0, 1]) committee.member(index).chain.setHead(8);
    const events = committee.sim.runUntil(committee.sim.now() + 60_000);
    expect(events).toBeGreaterThan(500);
    expect(events).toBeLessThan(2_000);
    expect(committee.member(0).sent.filter(({ message }) => message.kind === 'round-change')).toHaveLength(1);
  });

  test('a start while it runs changes nothing: the wedge stays', () => {
    const committee = rewound();
    for (const { miner } of committee.members) miner?.start();
    committee.run(30_000);
    expect(heightOf(committee, 0)).toBe(8);
  });

  test('the first sync of the process makes a fresh core', () => {
    const committee = rewound();
    for (const { miner } of committee.members) {
      miner?.sync('started');
      expect(miner?.isMining()).toBe(false);
      miner?.sync('done');
    }
    committee.run(1_000);
    expect(heightOf(committee, 0)).toBeGreaterThan(8);
    // Only the first one: the miner stops listening then.
    committee.member(0).miner?.sync('started');
    expect(committee.member(0).miner?.isMining()).toBe(true);
  });
});

test('a block that some have prepared comes back in the next round: same hash, same author, a later round', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.runUntil(START + 2_000);
  // Two of four: among any three ROUND-CHANGEs is then one with the certificate.
  const isPrepared = () => committee.members.filter(({ miner }) => miner?.view()?.state === 'prepared').length >= 2;
  while (!isPrepared()) committee.runUntil(committee.sim.nextAt() ?? 0);
  committee.linkAll(false);
  committee.run(1_000);
  committee.linkAll(true);
  const proposed = committee.member(0).sent.find(({ message }) => message.kind === 'preprepare')?.message;
  expect(committee.members.every(({ arrivals }) => arrivals.length === 0)).toBe(true);
  committee.run(5_000);
  const [first] = committee.member(3).arrivals;
  expect(first).toMatchObject({ height: 1, round: 1, author: addressOf(0) });
  expect(proposed?.kind === 'preprepare' ? proposed.block.hash : null).toBe(first?.hash);
  const again = committee.member(1).sent.find(({ message }) => message.kind === 'preprepare')?.message;
  expect(again).toMatchObject({ round: 1, source: addressOf(1) });
  expect(again?.kind === 'preprepare' ? again.prepares.length : 0).toBeGreaterThanOrEqual(3);
});

import { describe, expect, test } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { addressOf, type Committee, createCommittee, SETTINGS } from '@/lib/drill/qbft/committee.test-world';
import type { DrillTransaction } from '@/lib/drill/types';

const START = 1_700_000_000_000;

function bootAll(committee: Committee): Committee {
  for (const index of committee.members.keys()) committee.boot(index);
  return committee;
}

const transfer = (nonce: number): DrillTransaction =>
  ({ hash: `0x${nonce.toString(16).padStart(64, '0')}`, nonce, gasPrice: 0n }) as unknown as DrillTransaction;

const SENDER: Address = `0x${'ee'.repeat(20)}`;

test('a healthy committee makes a block a period, round 0, each validator in turn, a few ms after its time stamp', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.run(20_500);
  const { arrivals } = committee.member(2);
  expect(arrivals.map(({ height }) => height)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(arrivals.map(({ author }) => author)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1].map(addressOf));
  for (const { height, round, at, timestamp, committers } of arrivals) {
    expect(round).toBe(0);
    expect(timestamp).toBe(START / 1000 + 2 * height);
    expect(at - timestamp * 1000).toBeGreaterThan(1);
    expect(at - timestamp * 1000).toBeLessThan(15);
    // The block goes to the chain with the seals of the first quorum, whoever they are.
    expect(new Set(committers).size).toBe(3);
  }
  expect(new Set(committee.members.map(({ chain }) => chain.head().block.hash)).size).toBe(1);
});

test('the order of a height is the recorded one: proposal, then everybody prepares, then everybody commits', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.run(3_000);
  const kinds = committee.members.map(({ sent }) => sent.map(({ message }) => message.kind));
  expect(kinds[0]).toEqual(['preprepare', 'prepare', 'commit']);
  for (const others of kinds.slice(1)) expect(others).toEqual(['prepare', 'commit']);
  expect(committee.member(0).miner?.view()).toMatchObject({
    height: 2,
    round: 0,
    state: 'accept-request',
    timerAt: null,
    preparedRound: null,
  });
});

test('the time-out of round 0 runs from the request, also where no proposal comes', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.down(0);
  committee.runUntil(START + 2_000);
  expect(committee.member(1).miner?.view()?.timerAt).toBe(START + 6_000);
  committee.runUntil(START + 6_100);
  expect(committee.member(1).arrivals[0]).toMatchObject({ height: 1, round: 1, author: addressOf(1) });
});

test('the same seed gives the same history, another seed another', () => {
  const history = (seed: string) => {
    const committee = bootAll(createCommittee({ seed }));
    committee.run(30_000);
    return JSON.stringify(committee.members.map(({ arrivals }) => arrivals));
  };
  expect(history('one')).toBe(history('one'));
  expect(history('one')).not.toBe(history('two'));
});

test('a silent validator costs the rounds that are its own, and its seal is in no block', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.member(2).silent = true;
  committee.run(40_000);
  const { arrivals } = committee.member(0);
  expect(arrivals.map(({ round }) => round).slice(0, 9)).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 1]);
  expect(arrivals.every(({ committers }) => !committers.includes(addressOf(2)))).toBe(true);
  // Its process lives: it follows the chain it takes no part in.
  expect(committee.member(2).chain.head().block.hash).toBe(committee.member(0).chain.head().block.hash);
});

test('a validator whose clock is behind prepares when its own clock is there, and blocks come all the same', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000 }));
  committee.member(3).skewMs = -1_500;
  committee.runUntil(START + 2_100);
  expect(committee.member(3).sent).toEqual([]);
  expect(committee.member(0).arrivals).toHaveLength(1);
  committee.runUntil(START + 30_000);
  expect(committee.member(0).arrivals.length).toBeGreaterThan(10);
});

test('a node outside the set may mine, and neither proposes nor seals', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000, size: 5, validatorsAfter: () => [0, 1, 2, 3].map(addressOf) }));
  committee.run(20_500);
  const outsider = committee.member(4);
  expect(outsider.miner?.isMining()).toBe(true);
  expect(outsider.sent).toEqual([]);
  expect(outsider.arrivals.map(({ height }) => height)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const index of [0, 1, 2, 3]) committee.down(index);
  committee.run(30_000);
  expect(outsider.sent).toEqual([]);
  expect(outsider.miner?.view()).toMatchObject({ round: 0, timerAt: null });
});

test('a core made anew in the very second of its last candidate gets no request: the worker takes the same block for sent', () => {
  const committee = createCommittee({ startAt: START });
  committee.boot(0);
  const restart = () => {
    committee.member(0).miner?.stop();
    committee.member(0).miner?.start();
    committee.run(100);
    return committee.member(0).miner?.view()?.timerAt ?? null;
  };
  committee.run(300);
  expect(restart()).toBeNull();
  committee.run(700);
  expect(restart()).toBe(START + 1_100 + 4_000);
});

describe('settings by height', () => {
  test('a transition changes the period of the heights from its own on', () => {
    const settings = (height: number) => ({ ...SETTINGS, blockPeriodMs: height < 4 ? 2000 : 5000 });
    const committee = bootAll(createCommittee({ genesisTime: START / 1000, settings }));
    committee.run(20_500);
    const stamps = committee.member(0).arrivals.map(({ timestamp }) => timestamp - START / 1000);
    expect(stamps).toEqual([2, 4, 6, 11, 16]);
  });

  test('a set that grows takes the newcomer in from the next height on', () => {
    const validatorsAfter = (height: number) => (height < 4 ? [0, 1, 2, 3] : [0, 1, 2, 3, 4]).map(addressOf);
    const committee = bootAll(createCommittee({ genesisTime: START / 1000, size: 5, validatorsAfter }));
    committee.run(40_500);
    const { arrivals } = committee.member(0);
    expect(arrivals.slice(0, 4).every(({ author, committers }) => author !== addressOf(4) && committers.length === 3)).toBe(true);
    expect(arrivals.slice(4).every(({ committers }) => committers.length === 4)).toBe(true);
    expect(arrivals.slice(4).some(({ author }) => author === addressOf(4))).toBe(true);
  });

  test('empty blocks wait for the empty block period, one with a transaction does not', () => {
    const settings = { blockPeriodMs: 1000, emptyBlockPeriodMs: 3000 };
    const committee = bootAll(createCommittee({ genesisTime: START / 1000, settings }));
    committee.run(6_500);
    expect(committee.member(1).arrivals.map(({ timestamp }) => timestamp - START / 1000)).toEqual([3, 6]);
    for (const { pending, miner } of committee.members) {
      pending.set(SENDER, [transfer(0)]);
      miner?.newTransactions([transfer(0)]);
    }
    committee.run(1_000);
    // The candidate of this height was built before the transaction came: only the next one has it.
    expect(committee.member(1).arrivals).toHaveLength(2);
    committee.run(4_500);
    const withTransaction = committee.member(1).arrivals.at(-1);
    expect(withTransaction?.transactions).toBe(1);
    expect((withTransaction?.at ?? 0) - (committee.member(1).arrivals.at(-2)?.at ?? 0)).toBeLessThan(1_500);
  });

  test('under 2F+1 three of six are a quorum, under ceil(2N/3) they are none', () => {
    const heightWithThreeOfSix = (quorumRule: '2F+1' | 'ceil(2N/3)') => {
      const committee = createCommittee({ genesisTime: START / 1000, size: 6, settings: { quorumRule } });
      for (const index of [0, 1, 2]) committee.boot(index);
      committee.run(60_000);
      return committee.member(0).chain.head().block.header.height;
    };
    expect(heightWithThreeOfSix('2F+1')).toBeGreaterThan(5);
    expect(heightWithThreeOfSix('ceil(2N/3)')).toBe(0);
  });
});

describe('transactions', () => {
  const withPending = (committee: Committee) => {
    for (const { pending } of committee.members) pending.set(SENDER, [transfer(0)]);
    return committee;
  };

  test('a block that is due at once is empty, the next one has what was pending: as after the recorded cure', () => {
    // Genesis lies far back, so height 1 is due when the cores start.
    const committee = bootAll(withPending(createCommittee()));
    committee.run(5_000);
    expect(
      committee
        .member(0)
        .arrivals.slice(0, 2)
        .map(({ transactions }) => transactions),
    ).toEqual([0, 1]);
  });

  test('a block that is not yet due has what was pending when its parent came in', () => {
    const committee = bootAll(withPending(createCommittee({ genesisTime: START / 1000 })));
    committee.run(2_500);
    expect(committee.member(0).arrivals.map(({ transactions }) => transactions)).toEqual([1]);
  });

  test('transactions that come later are in after the recommit interval, when the block is not yet due', () => {
    const committee = bootAll(createCommittee({ genesisTime: START / 1000, settings: { blockPeriodMs: 8000, requestTimeoutMs: 20_000 } }));
    committee.run(1_000);
    for (const { pending, miner } of withPending(committee).members) {
      miner?.newTransactions([transfer(0)]);
      expect(pending.size).toBe(1);
    }
    committee.run(8_000);
    expect(committee.member(0).arrivals.map(({ transactions }) => transactions)).toEqual([1]);
  });
});

test('votes of the proposer stand in its blocks until the set says the same', () => {
  const committee = bootAll(createCommittee({ genesisTime: START / 1000, size: 4 }));
  const newcomer = addressOf(8);
  committee.member(1).miner?.propose(newcomer, true);
  committee.member(1).miner?.propose(addressOf(0), true);
  committee.run(12_500);
  const votes = [1, 2, 3, 4, 5, 6].map((height) => committee.member(0).chain.at(height)?.block.vote);
  // Adding member 0, who is in, is no vote; heights 2 and 6 are member 1's.
  expect(votes).toEqual([null, { recipient: newcomer, add: true }, null, null, null, { recipient: newcomer, add: true }]);
});

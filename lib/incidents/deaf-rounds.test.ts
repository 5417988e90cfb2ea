import { getAddress } from 'ethers/address';
import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { freshStart } from './deaf-rounds';
import { address, block, hash, input, NOW, node, SETTINGS } from './diagnosis.test-world';
import { firstTurns } from './first-turns';

const HEAD = { height: 100, hash: hash(100) };
const runners = (...places: number[]) => places.map(address);
const turnOf = (place: number | null) => ({ proposerAfter: () => (place === null ? null : address(place)) });
const stalledFor = (ageMs: number) => ({ liveness: { state: 'stalled', ageMs } as const });

/** Two addresses, the lower one by its bytes first, that the checksummed text puts the other way round. */
function unlike(): readonly [Address, Address] {
  for (let n = 0; ; n += 1) {
    const low: Address = `0xa${n.toString(16).padStart(39, '0')}`;
    const high: Address = `0xb${n.toString(16).padStart(39, '0')}`;
    if (getAddress(low)[2] === 'a' && getAddress(high)[2] === 'B') return [low, high];
  }
}

describe('cores that start anew at a height that was tried before', () => {
  it('agree at once where all are there, whoever has the turn', () => {
    expect(freshStart(input({ ...turnOf(null), ...stalledFor(300_000) }), HEAD, runners(1, 2, 3, 4))).toEqual({ state: 'at-once' });
  });

  it('agree at once where the proposer of round 0 is among them', () => {
    expect(freshStart(input({ ...turnOf(2), ...stalledFor(300_000) }), HEAD, runners(2, 3, 4))).toEqual({ state: 'at-once' });
  });

  // 2 s of period, then 4 · 2^round: seen on v24.4.1, T = 4 s, a stall of five minutes: nobody was heard before round 6.
  it.each([
    [300_000, 6],
    [240_000, 5],
    [5_000, 0],
  ])('do not hear each other in the rounds of a stall of %i ms where it is the turn of one who is away', (ageMs, until) => {
    const said = freshStart(input({ ...turnOf(1), ...stalledFor(ageMs) }), HEAD, runners(2, 3, 4));
    expect(said).toEqual({ state: 'deaf', who: [address(1)], until });
  });

  it('is not known where the turn is not and somebody is away', () => {
    const unknown = {
      ...turnOf(null),
      ...stalledFor(60_000),
      set: { validators: runners(1, 2, 3, 4), quorumSize: 3, settings: null, usualPeriodMs: null },
    };
    expect(freshStart(input(unknown), HEAD, runners(2, 3, 4))).toEqual({ state: 'unknown' });
  });

  describe('where a restart may have changed the order of turns', () => {
    const [low, high] = unlike();
    const validators = [low, high, address(1), address(2)];
    const set = { validators, quorumSize: 3, settings: SETTINGS, usualPeriodMs: 2000 };
    /** After a block of address(2) the turn is that of whoever stands next: the lower one by bytes, the other by text. */
    const world = (since: number) => {
      const nodes = validators.map((one, index) => node(index + 1, { address: one, answeringSince: since }));
      const blocks = [block(100, { author: address(2), firstSeenAt: NOW - 60_000 })];
      return input({ ...stalledFor(60_000), nodes, set, blocks, proposerAfter: () => low });
    };

    it('both turns count, and it is not known while one of the two is away', () => {
      const restarted = world(NOW - 1000);
      expect(new Set(firstTurns(restarted, hash(100)))).toEqual(new Set([low, high]));
      expect(freshStart(restarted, HEAD, [low, address(1), address(2)])).toEqual({ state: 'unknown' });
      expect(freshStart(restarted, HEAD, [address(1), address(2)])).toMatchObject({ state: 'deaf' });
    });

    it('the known one counts alone while everybody has answered since before the block came', () => {
      const steady = world(NOW - 3_600_000);
      expect(firstTurns(steady, hash(100))).toEqual([low]);
      expect(freshStart(steady, HEAD, [low, address(1), address(2)])).toEqual({ state: 'at-once' });
    });
  });

  it('is no matter of Besu, whose processes are restarted', () => {
    const client = () => ({ family: 'besu', version: [24, 5, 4], majorityForkHeals: false, miningTells: false }) as const;
    expect(freshStart(input({ ...turnOf(1), ...stalledFor(60_000), client }), HEAD, runners(2, 3, 4))).toEqual({ state: 'at-once' });
  });
});

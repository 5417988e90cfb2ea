import { describe, expect, it } from 'vitest';
import type { BlockPicture } from '@/lib/chain/picture';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { address, block, detect, hash, isUnknown, keys, NOW, node, record, silent } from '../diagnosis.test-world';

import type { Phrase } from '../phrase';

const branch = (label: string, of: number, validators: number[]) => ({
  label,
  hash: hash(of),
  tip: { height: 100, hash: hash(of) },
  nodes: validators.map((n) => `validator-${n}`),
  validators: validators.map(address),
  hasQuorum: validators.length > 2,
});

const forked = (heals: 'yes' | 'no' | 'unknown' = 'no') =>
  ({
    state: 'proven',
    ancestor: { height: 99, hash: hash(99) },
    branches: [branch('A', 100, [1, 2]), branch('B', 1100, [3, 4])],
    sealedBoth: [address(1)],
    unplaced: [],
    healsByItself: heals,
  }) as const;
/** One node's copy with the seals of these, in a round. */
const sealed = (round: number, signers: readonly number[]) => ({
  round,
  committers: signers.map(address),
  facts: { format: 'qbft' } as BlockPicture['facts'],
  copies: [
    { nodes: [], seals: signers.map((n) => ({ signer: address(n) })), round, verification: { state: 'verified' } },
  ] as unknown as BlockPicture['copies'],
});
const first = block(100, sealed(0, [1, 2, 3]));
const second = block(100, sealed(1, [1, 3, 4]), hash(1100));

describe('a fork', () => {
  it('is one cause, named by its ancestor, at once and also while the next block is not even due', () => {
    const { present } = detect('fork', { fork: forked(), blocks: [second] });
    expect(present).toMatchObject([{ key: `fork:${hash(99)}`, severity: 'critical', heights: { from: 100, to: 100 } }]);
    const due = present[0]?.means?.params.due as { phrase: { key: string } };
    expect(due.phrase.key).toBe('detector.fork.not-due');
    const late = detect('fork', { fork: forked(), liveness: { ageMs: 9000 } }).present[0]?.means?.params.due as { phrase: { key: string } };
    expect(late.phrase.key).toBe('detector.fork.due');
  });

  const threeOne = { ...forked('yes'), branches: [branch('A', 100, [1, 2, 3]), branch('B', 1100, [4])] };

  it('that heals by itself needs nobody now', () => {
    expect(detect('fork', { fork: threeOne }).present[0]).toMatchObject({ severity: 'warning', playbooks: ['wait'] });
  });

  it.each([
    ['is stopped', { nodes: [node(1), node(2, { mining: false }), node(3), node(4)] }],
    [
      'misses its turns and seals nothing',
      {
        turns: [1, 2, 3, 4].map((n) =>
          n === 2
            ? record(n, { failed: [93, 97].map((height) => ({ height, at: NOW - 9000 })), lastSealed: { height: 90, at: NOW - 20_000 } })
            : record(n),
        ),
      },
    ],
    [
      'had its turn in vain, with all there',
      { open: { height: 101, round: 3, source: 'estimate' as const, nextChangeAt: NOW + 5000 }, liveness: { ageMs: 60_000 } },
    ],
  ])('whose bare quorum can not be counted on, as one %s, is urgent and nobody is told to wait', (_, over) => {
    const [cause] = detect('fork', { fork: threeOne, ...over }).present;
    expect(cause).toMatchObject({ severity: 'critical', facts: { healsByItself: 'unknown' }, means: { key: 'detector.fork.unknown' } });
    expect(cause?.playbooks).not.toContain('wait');
  });

  it('of which only one side is still heard can neither be affirmed nor denied', () => {
    const over = { fork: forked(), nodes: [node(1), node(2), silent(3, 5000), silent(4, 5000)] };
    expect(keys('fork', over)).toEqual([]);
    expect(isUnknown('fork', `fork:${hash(99)}`, over)).toBe(true);
  });

  it('whose ancestor is searched for long, or can not be proven, is said as that', () => {
    expect(keys('fork', { fork: { state: 'searching', seenAt: NOW - 1000, hashes: 2 } })).toEqual([]);
    expect(isUnknown('fork', `fork:${hash(99)}`, { fork: { state: 'searching', seenAt: NOW - 1000, hashes: 2 } })).toBe(true);
    expect(keys('fork', { fork: { state: 'searching', seenAt: NOW - 60_000, hashes: 2 } })).toEqual(['fork:unproven']);
    expect(keys('fork', { fork: { state: 'stuck', seenAt: NOW - 1000, hashes: 2, why: 'branch-lost' } })).toEqual(['fork:unproven']);
  });

  it('of Besu gets the playbooks of Besu, and one of both clients none', () => {
    const client = (family: 'besu' | 'goquorum') => ({ family, version: null, majorityForkHeals: null, miningTells: false });
    expect(detect('fork', { fork: forked(), client: () => client('besu') }).present[0]?.playbooks?.[0]).toBe('besu-move-one');
    const mixed = (name: string) => client(name === 'validator-1' ? 'besu' : 'goquorum');
    expect(detect('fork', { fork: forked(), client: mixed }).present[0]?.playbooks).toEqual([]);
  });
});

describe('seals on two blocks', () => {
  it('of three are not told as seals on all of them', () => {
    const third = block(100, sealed(2, [1, 2, 4]), hash(2100));
    const fork = { ...forked(), branches: [branch('A', 100, [1, 2]), branch('B', 1100, [3]), branch('C', 2100, [4])] };
    const { present } = detect('sealed-both', { fork, blocks: [first, second, third] });
    expect(present[0]?.validators).toEqual([1, 2, 3, 4].map(address));
    expect(sayPhrase(present[0]?.says as Phrase, sayContext([]))).toMatch(/ sealed more than one of the 3 blocks at height 100\.$/);
  });

  it('are told with their rounds, and never from a block that fails verification', () => {
    const { present } = detect('sealed-both', { fork: forked(), blocks: [first, second] });
    expect(present).toMatchObject([{ key: 'sealed-both:100', validators: [address(1), address(3)] }]);
    expect(present[0]?.means).toMatchObject({ key: 'detector.sealed-both.rounds', params: { rounds: { list: ['0', '1'] } } });
    expect(sayPhrase(present[0]?.says as Phrase, sayContext([]))).toMatch(/ sealed two blocks at height 100\.$/);
    const forged = block(100, { ...second, verification: { state: 'mismatch', faults: [] } }, hash(1100));
    expect(keys('sealed-both', { fork: forked(), blocks: [forged] })).toEqual([]);
    expect(keys('sealed-both', { fork: forked() })).toEqual([]);
  });

  it('are an equivocation only of those whose own seals are of one round', () => {
    const blocks = [first, block(100, sealed(0, [1, 3, 4]), hash(1100))];
    expect(detect('sealed-both', { fork: forked(), blocks }).present[0]?.means).toMatchObject({
      key: 'detector.sealed-both.same-round',
      params: { validators: { validators: [address(1), address(3)] }, rounds: { list: ['0'] } },
    });
    // Two copies of one block, of two rounds: validator 1 sealed it in the other's round, validator 3 did not.
    const [copy] = second.copies;
    const [again] = sealed(0, [1]).copies;
    const twice = block(
      100,
      { ...second, copies: [again, { ...copy, seals: copy?.seals.slice(1) }] as BlockPicture['copies'] },
      hash(1100),
    );
    expect(detect('sealed-both', { fork: forked(), blocks: [first, twice] }).present[0]?.means).toMatchObject({
      key: 'detector.sealed-both.same-round',
      params: { validators: { validators: [address(1)] } },
    });
  });

  it('of IBFT have no rounds to be told', () => {
    const ibft = { roundSource: 'derived', facts: { format: 'ibft' } as BlockPicture['facts'] } as const;
    const blocks = [block(100, { ...second, ...ibft }, hash(1100)), block(100, { ...first, ...ibft })];
    expect(detect('sealed-both', { fork: forked(), blocks }).present[0]?.means?.key).toBe('detector.sealed-both.no-rounds');
  });
});

describe('an exchanged block', () => {
  const exchange = (of: string, over = {}) => ({
    node: of,
    at: NOW - 1000,
    height: 100,
    from: hash(1100),
    to: hash(100),
    inFork: false,
    ...over,
  });
  it('is one cause for all nodes that exchanged it and for what followed above it', () => {
    const above = exchange('validator-1', { height: 101, from: hash(1101), to: hash(101) });
    const { present } = detect('reorganisation', { switches: [above, exchange('validator-1'), exchange('validator-2')], blocks: [second] });
    expect(present).toMatchObject([
      { key: `reorganisation:100:${hash(1100)}`, nodes: ['validator-1', 'validator-2'], heights: { from: 100, to: 101 } },
    ]);
  });

  it('is none where a fork explains it, and old news after a while', () => {
    expect(keys('reorganisation', { switches: [exchange('validator-1', { inFork: true })] })).toEqual([]);
    expect(keys('reorganisation', { switches: [exchange('validator-1', { at: NOW - 700_000 })] })).toEqual([]);
  });

  it('brings those who sealed both blocks with it', () => {
    expect(keys('sealed-both', { switches: [exchange('validator-1')], blocks: [second] })).toEqual(['sealed-both:100']);
  });
});

describe('headers', () => {
  it('that fail are told of the node, or of the block where no copy is better', () => {
    const bad = node(2, { faults: [{ kind: 'header-mismatch', height: 99, detail: 'reported other' }] });
    expect(keys('bad-header', { nodes: [node(1), bad] })).toEqual(['bad-header:validator-2']);
    const blocks = [block(100, { verification: { state: 'mismatch', faults: [{ code: 'too-few-seals', detail: '2 of 3' }] } })];
    expect(keys('bad-header', { blocks })).toEqual([`bad-header:${hash(100)}`]);
  });

  it('far above all others wait for another look', () => {
    const absurd = node(2, { faults: [{ kind: 'absurd-head', height: 9_000_000, highest: 100 }] });
    expect(detect('bad-header', { nodes: [node(1), absurd] }).present).toMatchObject([{ severity: 'warning', onDelayMs: 2000 }]);
  });

  it('by an author without a turn are one cause for all of them', () => {
    const blocks = [99, 100].map((height) => block(height, { proposer: 'unexpected', expectedProposer: address(2) }));
    expect(detect('unexpected-proposer', { blocks }).present).toMatchObject([
      { key: 'unexpected-proposer', heights: { from: 99, to: 100 } },
    ]);
  });
});

describe('clocks', () => {
  const off = (...medians: number[]) => ({
    turns: medians.map((medianMs, index) => record(index + 1, { clock: { blocks: 5, medianMs } })),
  });
  it('ahead are those whose blocks arrive before the time in their header', () => {
    expect(keys('clock-skew', off(300, 200, -2500, 100))).toEqual([`clock-skew:${address(3)}`]);
    expect(keys('clock-skew', off(300, 200, -900, 100))).toEqual([]);
  });

  it('of all ahead at once are more likely the own one behind, and then no single one can be told', () => {
    const over = off(-4000, -3500, -5000, -4200);
    expect(detect('clock-skew', over).present).toMatchObject([
      { key: 'clock-skew:own', says: { key: 'detector.clock.own-behind', params: { by: { ms: 3500 } } } },
    ]);
    expect(isUnknown('clock-skew', `clock-skew:${address(3)}`, over)).toBe(true);
    expect(detect('clock-skew', off(3_600_000, 3_600_100, 3_600_500, 3_600_200)).present[0]?.says.key).toBe('detector.clock.own-ahead');
  });

  it('are not judged by two blocks', () => {
    const turns = [record(1, { clock: { blocks: 2, medianMs: -9000 } }), record(2)];
    expect(keys('clock-skew', { turns })).toEqual([]);
    expect(isUnknown('clock-skew', `clock-skew:${address(1)}`, { turns })).toBe(true);
  });

  it('are not called off for blocks held back by a long empty-block period', () => {
    expect(
      keys('clock-skew', { ...off(58_000, 57_000), settings: { emptyBlockPeriodMs: 60_000 }, liveness: { expectedMs: 60_000 } }),
    ).toEqual([]);
  });
});

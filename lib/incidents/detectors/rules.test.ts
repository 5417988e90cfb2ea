import { describe, expect, it } from 'vitest';
import { address, detect, isUnknown, keys, node, silent } from '../diagnosis.test-world';
import { faultsOf } from '../known-faults';

const client = (version: readonly number[] | null, family: 'goquorum' | 'besu' | 'unknown' = 'goquorum') => ({
  client: () => ({ family, version, majorityForkHeals: null, miningTells: true }),
});

describe('the quorum rule', () => {
  it.each([
    [2, 'warning'],
    [3, 'warning'],
    [4, undefined],
    [5, 'info'],
    [6, 'warning'],
    [7, undefined],
  ])('2F+1 of %i validators: %s', (validators, severity) => {
    expect(detect('unsafe-quorum-rule', { validators, settings: { quorumRule: '2F+1' } }).present[0]?.severity).toBe(severity);
  });

  it('ceil(2N/3) is safe for any number of them, and an unknown rule is unknown', () => {
    for (let validators = 1; validators <= 100; validators++) expect(keys('unsafe-quorum-rule', { validators })).toEqual([]);
    expect(isUnknown('unsafe-quorum-rule', 'unsafe-quorum-rule', { settings: null })).toBe(true);
  });
});

describe('releases with a known fault', () => {
  it.each([
    [[22, 7, 0], 0, ['quorum-1612']],
    [[22, 7, 6], 60_000, ['quorum-1612', 'quorum-1630']],
    [[23, 4, 0], 60_000, ['quorum-1630']],
    [[23, 4, 0], 0, []],
    [[22, 4, 4], 0, []],
    [[24, 4, 1], 60_000, []],
  ] as const)('GoQuorum %j with an empty-block period of %i ms: %j', (version, emptyBlockPeriodMs, ids) => {
    expect(keys('known-fault', { ...client(version), settings: { emptyBlockPeriodMs } })).toEqual(ids.map((id) => `known-fault:${id}`));
  });

  it('the proposer race is of QBFT: an IBFT network opens nothing, and where the protocol is not told nothing is known', () => {
    const over = { ...client([22, 7, 6]), settings: { emptyBlockPeriodMs: 60_000, protocol: 'ibft' as const } };
    expect(keys('known-fault', over)).toEqual([]);
    const untold = { ...over, protocol: 'unknown' as const, settings: { ...over.settings, protocol: 'unknown' as const } };
    expect(keys('known-fault', untold)).toEqual([]);
    for (const id of ['quorum-1612', 'quorum-1630']) {
      expect(isUnknown('known-fault', `known-fault:${id}`, over)).toBe(false);
      expect(isUnknown('known-fault', `known-fault:${id}`, untold)).toBe(true);
    }
    // Without settings the headers tell the protocol.
    expect(isUnknown('known-fault', 'known-fault:quorum-1612', { ...over, settings: null, protocol: 'unknown' })).toBe(true);
    expect(isUnknown('known-fault', 'known-fault:quorum-1612', { ...over, settings: null, protocol: 'ibft' })).toBe(false);
    expect(keys('known-fault', { ...over, settings: null, protocol: 'qbft' })).toEqual(['known-fault:quorum-1612']);
  });

  it('with a maximum of the time-out', () => {
    expect(keys('known-fault', { ...client([23, 4, 0]), settings: { maxRequestTimeoutMs: 60_000 } })).toEqual(['known-fault:quorum-1664']);
  });

  it('of Besu are told beside the node and open nothing', () => {
    const over = client([24, 5, 4], 'besu');
    expect(keys('known-fault', over)).toEqual([]);
    expect(faultsOf(over.client(), { protocol: 'qbft', settings: null }).map(({ fault }) => fault.id)).toContain('besu-7875');
  });

  it('can not be told of a client that is not known, nor without settings where they matter', () => {
    expect(isUnknown('known-fault', 'known-fault:quorum-1612', client(null))).toBe(true);
    expect(isUnknown('known-fault', 'known-fault:quorum-1612', client([9, 9, 9], 'unknown'))).toBe(true);
    expect(isUnknown('known-fault', 'known-fault:quorum-1630', { ...client([23, 4, 0]), settings: null })).toBe(true);
    expect(isUnknown('known-fault', 'known-fault:quorum-1612', client([24, 4, 1]))).toBe(false);
  });
});

describe('an open vote', () => {
  const vote = (voter: number, recipient: number, add: boolean) => ({ voter: address(voter), recipient: address(recipient), add });
  const oneDown = [node(1), node(2), node(3), silent(4, 60_000)];
  const dead = { turns: [] };

  it('breaks the quorum when its set needs more than would take part, and is urgent when one vote is missing', () => {
    const votes = [vote(1, 5, true)];
    expect(detect('vote-breaks-quorum', { votes, nodes: [...oneDown, silent(5, 60_000)], ...dead }).present).toMatchObject([
      { key: `vote-breaks-quorum:add:${address(5)}`, severity: 'warning', facts: { size: 5, quorum: 4, present: 3, missing: 2 } },
    ]);
    const two = [...votes, vote(2, 5, true)];
    expect(detect('vote-breaks-quorum', { votes: two, nodes: [...oneDown, silent(5, 60_000)], ...dead }).present[0]?.severity).toBe(
      'critical',
    );
  });

  it('to remove one that is needed breaks it too', () => {
    const nodes = [node(1), node(2), silent(3, 60_000), silent(4, 60_000)];
    expect(keys('vote-breaks-quorum', { votes: [vote(1, 2, false)], nodes, ...dead })).toEqual([`vote-breaks-quorum:drop:${address(2)}`]);
  });

  it('that leaves a quorum, changes nothing, or comes from nobody of the set is no matter', () => {
    expect(keys('vote-breaks-quorum', { votes: [vote(1, 4, false)] })).toEqual([]);
    expect(keys('vote-breaks-quorum', { votes: [vote(1, 5, true)] })).toEqual([]);
    expect(keys('vote-breaks-quorum', { votes: [vote(1, 1, true), vote(9, 2, false)], nodes: oneDown, ...dead })).toEqual([]);
  });

  it('that no node tells is not "none"', () => {
    expect(isUnknown('vote-breaks-quorum', `vote-breaks-quorum:add:${address(5)}`, { votes: null })).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { address, detect, hash, input, isUnknown, keys, NOW, node, record, silent } from '../diagnosis.test-world';
import { standingMs } from '../pace';

describe('nodes that do not answer', () => {
  it('are one cause each, dated by their silence; one that answers with an error is another kind of the same', () => {
    const html = node(2, {
      answering: false,
      faults: [{ kind: 'error', code: 'not-json', message: 'a web page' }],
      silentSince: NOW - 5000,
    });
    const { present } = detect('unreachable', { nodes: [node(1), html, silent(3, 60_000), node(4)] });
    expect(present.map(({ key, since }) => [key, since])).toEqual([
      ['unreachable:validator-2', NOW - 5000],
      ['unreachable:validator-3', NOW - 60_000],
    ]);
    expect(present[0]?.says.key).toBe('detector.unreachable.error');
  });

  it('are one single cause when all are silent: and what was said of each of them can neither be affirmed nor denied', () => {
    const over = { nodes: [silent(1, 9000), silent(2, 8000), silent(3, 7000), silent(4, 60_000)] };
    const { present } = detect('unreachable', over);
    expect(present).toMatchObject([{ key: 'unreachable:*', since: NOW - 7000, severity: 'critical' }]);
    expect(isUnknown('unreachable', 'unreachable:validator-4', over)).toBe(true);
  });

  it('that were not asked yet are awaited', () => {
    const over = { nodes: [node(1), node(2, { answering: false, lastAnswerAt: null, answeringSince: null })] };
    expect(keys('unreachable', over)).toEqual([]);
    expect(isUnknown('unreachable', 'unreachable:validator-2', over)).toBe(true);
  });

  it('have 30 s, or three periods where those are longer', () => {
    expect(standingMs(input())).toBe(30_000);
    expect(standingMs(input({ settings: { blockPeriodMs: 20_000 } }))).toBe(60_000);
  });
});

describe('what is said when nobody answers', () => {
  const nobody = { nodes: [silent(1, 9000), silent(2, 9000)] };
  it.each(['fork', 'stall', 'margin-gone', 'silent-validator', 'failing-turns', 'rounds-often', 'bad-header', 'clock-skew'] as const)(
    'is nothing at all: %s',
    (id) => {
      expect(keys(id, nobody)).toEqual([]);
      expect(isUnknown(id, 'anything', nobody)).toBe(true);
    },
  );

  it.each([
    ['wrong-chain', 'wrong-chain:validator-1'],
    ['node-behind', 'node-behind:validator-1'],
    ['came-back-lower', 'came-back-lower:validator-1'],
    ['identity-shared', 'identity-changed:validator-1'],
    ['partition', 'partition'],
    ['strange-peer', `strange-peer:${address(9)}`],
    ['config-differs', 'config-differs'],
    ['known-fault', 'known-fault:quorum-1612'],
    ['vote-breaks-quorum', `vote-breaks-quorum:add:${address(9)}`],
  ] as const)('%s keeps what is open: %s', (id, key) => expect(isUnknown(id, key, nobody)).toBe(true));
});

describe('the margin', () => {
  it('is gone when as few take part as the quorum needs, and below it no block can follow', () => {
    expect(keys('margin-gone')).toEqual([]);
    expect(detect('margin-gone', { nodes: [node(1), node(2), node(3), silent(4, 40_000)] }).present).toMatchObject([
      { severity: 'warning', facts: { present: 3, quorum: 3 } },
    ]);
    expect(detect('margin-gone', { nodes: [node(1), node(2), silent(3, 40_000), silent(4, 40_000)] }).present).toMatchObject([
      { severity: 'critical', facts: { present: 2 } },
    ]);
  });

  it('is not gone for an RPC that fails while the validator goes on sealing', () => {
    const nodes = [node(1), node(2), node(3), silent(4, 40_000)];
    const turns = [1, 2, 3].map((n) => record(n)).concat(record(4, { lastSealed: { height: 100, at: NOW - 1000 } }));
    expect(keys('margin-gone', { nodes, turns })).toEqual([]);
    const dead = turns.slice(0, 3).concat(record(4, { lastSealed: { height: 80, at: NOW - 40_000 }, lastProposed: null }));
    expect(keys('margin-gone', { nodes, turns: dead })).toEqual(['margin-gone']);
  });

  it('counts one that nobody configured by what it signs: it may run, and then nothing is claimed', () => {
    const nodes = [node(1), node(2), node(3)];
    const idle = record(4, { lastProposed: null, lastSealed: null });
    const turns = [record(1), record(2), record(3)];
    expect(keys('margin-gone', { nodes, turns: [...turns, record(4)] })).toEqual([]);
    expect(keys('margin-gone', { nodes, turns: [...turns, idle] })).toEqual([]);
    const long = record(4, { lastProposed: { height: 60, at: NOW - 80_000 }, lastSealed: { height: 61, at: NOW - 78_000 } });
    expect(isUnknown('margin-gone', 'margin-gone', { nodes, turns: [...turns, long] })).toBe(true);
    expect(isUnknown('margin-gone', 'margin-gone', { nodes, turns: [...turns, idle] })).toBe(true);
  });

  it('counts nobody by seals of before a stall: how many take part is then said as the most there can be', () => {
    const over = { nodes: [node(1), node(2), silent(3, 40_000)], liveness: { state: 'stalled', ageMs: 60_000 } } as const;
    expect(detect('margin-gone', { ...over, turns: [1, 2, 4].map((n) => record(n)) }).present).toMatchObject([
      { says: { key: 'detector.margin.gone-at-most', params: { present: 3, validators: 4, quorum: 3 } }, severity: 'warning' },
    ]);
  });

  it('of a set that needs everybody is none by its size: only a loss is a cause', () => {
    expect(keys('margin-gone', { validators: 2 })).toEqual([]);
    expect(keys('margin-gone', { validators: 2, nodes: [node(1), silent(2, 40_000)] })).toEqual(['margin-gone']);
  });
});

describe('a node behind', () => {
  const lagging = (over = {}) => ({ nodes: [node(1), node(2), node(3), node(4, { head: { height: 90, hash: hash(90) }, ...over })] });
  it('is one whose head stays three or more heights below', () => {
    expect(keys('node-behind', lagging())).toEqual(['node-behind:validator-4']);
    expect(keys('node-behind', lagging({ head: { height: 98, hash: hash(98) } }))).toEqual([]);
  });

  it('is not one on a branch of its own, nor one of another chain', () => {
    const branch = (label: string, nodes: string[]) => ({
      label,
      hash: hash(7),
      tip: { height: 90, hash: hash(7) },
      nodes,
      validators: [],
      hasQuorum: null,
    });
    const fork = {
      state: 'proven',
      ancestor: { height: 80, hash: hash(80) },
      branches: [branch('A', ['validator-1']), branch('B', ['validator-4'])],
      sealedBoth: [],
      unplaced: [],
      healsByItself: 'unknown',
    } as const;
    expect(keys('node-behind', { ...lagging(), fork })).toEqual([]);
    expect(keys('node-behind', lagging({ counted: false }))).toEqual([]);
  });
});

describe('a node that came back lower', () => {
  const drop = { node: 'validator-4', at: NOW - 40_000, from: { height: 99, hash: hash(99) }, to: { height: 20, hash: hash(20) } };
  const at = (height: number, wasAway: boolean) => ({
    nodes: [node(1), node(2), node(3), node(4, { head: { height, hash: hash(height) } })],
    headDrops: [{ ...drop, wasAway }],
  });
  it('is one as long as it has not caught up, and never one that was rewound while it ran', () => {
    expect(keys('came-back-lower', at(30, true))).toEqual(['came-back-lower:validator-4']);
    expect(keys('came-back-lower', at(99, true))).toEqual([]);
    expect(keys('came-back-lower', at(30, false))).toEqual([]);
  });
});

describe('a node of another chain', () => {
  const fault = { kind: 'wrong-chain', what: 'genesis', has: hash(7), expected: hash(0) } as const;
  it('is named by what differs, a validator more urgently than a member', () => {
    const nodes = [node(1, { counted: false, faults: [fault] }), node(2, { counted: false, faults: [fault], role: 'member' })];
    expect(detect('wrong-chain', { nodes }).present.map(({ severity }) => severity)).toEqual(['critical', 'warning']);
  });
});

describe('configurations', () => {
  const goquorum = (section: object, more = {}) => JSON.stringify({ chainId: 1337, isQuorum: true, qbft: section, ...more });
  const same = { blockperiodseconds: 2, requesttimeoutseconds: 4, epochlength: 30000 };
  const of = (...configs: (string | null)[]) => ({ nodes: configs.map((config, index) => node(index + 1, { config })) });

  it('differ when any setting ahead does, also one of a transition still to come', () => {
    expect(keys('config-differs', of(goquorum(same), goquorum(same), goquorum({ ...same, requesttimeoutseconds: 5 })))).toEqual([
      'config-differs',
    ]);
    const later = goquorum(same, { transitions: [{ block: 500, blockperiodseconds: 9 }] });
    const { present } = detect('config-differs', of(goquorum(same), goquorum(same), later));
    expect(present).toMatchObject([{ nodes: ['validator-3'], facts: { groups: [{}, { differsIn: ['blockPeriodMs'] }] } }]);
  });

  it('do not differ by order, spelling, or what is over', () => {
    const past = goquorum(same, { transitions: [{ block: 10, blockperiodseconds: 2 }] });
    expect(keys('config-differs', of(goquorum(same), past))).toEqual([]);
  });

  it('of GoQuorum and Besu do not differ in what only one of them writes', () => {
    const besu = JSON.stringify({ chainId: 1337, qbft: { blockPeriodSeconds: 2, requestTimeoutSeconds: 4, epochLength: 30000 } });
    const client = (name: string) =>
      ({ family: name === 'validator-2' ? 'besu' : 'goquorum', version: [1, 0, 0], majorityForkHeals: null, miningTells: true }) as const;
    const quorum = goquorum({ ...same, maxRequestTimeoutSeconds: 60, policy: 1 }, { berlinBlock: 0 });
    expect(keys('config-differs', { ...of(quorum, besu), client })).toEqual([]);
    const other = JSON.stringify({ chainId: 1337, qbft: { blockPeriodSeconds: 3, requestTimeoutSeconds: 4, epochLength: 30000 } });
    expect(keys('config-differs', { ...of(quorum, other), client })).toEqual(['config-differs']);
  });

  it('that nobody tells are not equal: it can not be told', () => {
    expect(isUnknown('config-differs', 'config-differs', of(goquorum(same), null, null))).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { block, drawRecording, hash, latest, START } from '@/lib/replay/drawn-recording.test-world';
import { answerCall, isDown, NOT_RECORDED, type NodeAt } from '@/lib/replay/recorded-node';
import type { Recording } from '@/lib/replay/recording';

function at(recording: Recording, name: string, second: number, openingSecond = 0): NodeAt {
  const node = recording.nodes.find((one) => one.name === name);
  const openingAt = START + openingSecond * 1000;
  const opens = recording.stages.findLast((stage) => stage.startAt <= openingAt);
  if (node === undefined || opens === undefined) throw new Error('not drawn');
  return { recording, node, at: START + second * 1000, opening: { stage: opens.name, at: openingAt } };
}

const ask = (view: NodeAt, method: string, ...params: unknown[]) => answerCall(view, { method, params });
const hashGiven = (view: NodeAt, tag: string) => {
  const answer = ask(view, 'eth_getBlockByNumber', tag, false);
  return answer.ok ? ((answer.result as { hash?: string } | null)?.hash ?? null) : answer.error.message;
};

/*  height  1    2    3    4
 *          a1 - a2 - a3 - a4     node A
 *             \ b2 - b3          node B, goes over to A's branch at second 5 */
const forked = drawRecording(
  ['A', 'B'],
  [
    { s: 0, node: 'A', asked: [latest(block('a2', 'a1'))] },
    { s: 0, node: 'B', asked: [latest(block('b2', 'a1'))] },
    { s: 1, node: 'A', asked: [latest(block('a3', 'a2'))] },
    { s: 1, node: 'B', asked: [latest(block('b3', 'b2'))] },
    { s: 2, node: 'A', asked: [latest(block('a4', 'a3'))] },
    { s: 5, node: 'B', asked: [latest(block('a4', 'a3'))] },
    { s: 6, node: 'A', asked: [['eth_getBlockByNumber', ['0x1', false], block('a1', 'a0')]] },
  ],
);

describe('blocks by number', () => {
  it('follow the head the node had then', () => {
    expect([0, 1.5, 2].map((s) => hashGiven(at(forked, 'A', s), 'latest'))).toEqual([hash('a2'), hash('a3'), hash('a4')]);
    expect(ask(at(forked, 'A', 1.5), 'eth_blockNumber')).toEqual({ ok: true, result: '0x3' });
  });
  it('are null above the head, though the file holds them later', () => {
    expect(hashGiven(at(forked, 'A', 1), '0x4')).toBeNull();
    expect(hashGiven(at(forked, 'A', 2), '0x4')).toBe(hash('a4'));
  });
  it('are those of the own branch, never of the other camp', () => {
    expect(hashGiven(at(forked, 'B', 3), '0x2')).toBe(hash('b2'));
    expect(hashGiven(at(forked, 'B', 5), '0x2')).toBe(hash('a2'));
    expect(hashGiven(at(forked, 'A', 3), '0x2')).toBe(hash('a2'));
  });
  it('are found wherever in the file they stand', () => {
    expect(hashGiven(at(forked, 'B', 0), '0x1')).toBe(hash('a1'));
  });
  it('are an error where the recording holds none: genesis, odd numbers, a missing flag', () => {
    expect(ask(at(forked, 'A', 2), 'eth_getBlockByNumber', '0x0', false)).toEqual(NOT_RECORDED);
    expect(ask(at(forked, 'A', 2), 'eth_getBlockByNumber', 'earliest', false)).toEqual(NOT_RECORDED);
    expect(ask(at(forked, 'A', 2), 'eth_getBlockByNumber', '0x01', false)).toEqual(NOT_RECORDED);
    expect(ask(at(forked, 'A', 2), 'eth_getBlockByNumber', '0x1')).toEqual(NOT_RECORDED);
  });
  it('below a gap are given only where the whole file knows one hash', () => {
    const gap = drawRecording(
      ['A', 'B'],
      [
        { s: 0, node: 'A', asked: [latest(block('a1', 'a0'))] },
        { s: 0, node: 'B', asked: [latest(block('b2', 'a1'))] },
        { s: 1, node: 'A', asked: [latest(block('a2', 'a1'))] },
        { s: 3, node: 'A', asked: [latest(block('a9', 'a8'))] },
      ],
    );
    expect(hashGiven(at(gap, 'A', 3), '0x1')).toBe(hash('a1'));
    expect(hashGiven(at(gap, 'A', 3), '0x2')).toBe('not recorded');
    expect(hashGiven(at(gap, 'A', 3), '0x8')).toBe('not recorded');
    expect(ask(at(gap, 'A', 3), 'eth_getBlockByHash', hash('b2'), false)).toEqual(NOT_RECORDED);
  });
  it('prefer the own copy of a block, the last until then', () => {
    const own = { ...block('a2', 'a1'), extraData: '0x01' };
    const copies = drawRecording(
      ['A', 'B'],
      [
        { s: 0, node: 'A', asked: [latest(block('a2', 'a1'))] },
        { s: 0, node: 'B', asked: [latest({ ...own, extraData: '0x02' })] },
        { s: 2, node: 'B', asked: [latest({ ...own, extraData: '0x03' })] },
        { s: 3, node: 'B', asked: [latest(block('a3', 'a2'))] },
      ],
    );
    const extra = (node: string, s: number) =>
      (ask(at(copies, node, s), 'eth_getBlockByNumber', '0x2', false) as { result: { extraData: string } }).result.extraData;
    expect([extra('A', 1), extra('B', 1), extra('B', 2), extra('B', 4)]).toEqual([block('a2', 'a1').extraData, '0x02', '0x03', '0x03']);
  });
  it('give transactions in the form asked for, or say that it is not recorded', () => {
    const objects = { ...block('a2', 'a1'), transactions: [{ hash: hash('t1'), nonce: '0x0' }] };
    const hashes = { ...block('a3', 'a2'), transactions: [hash('t2')] };
    const world = drawRecording(['A'], [{ s: 0, node: 'A', asked: [['eth_getBlockByNumber', ['0x2', true], objects], latest(hashes)] }]);
    expect(ask(at(world, 'A', 0), 'eth_getBlockByNumber', '0x2', false)).toMatchObject({ result: { transactions: [hash('t1')] } });
    expect(ask(at(world, 'A', 0), 'eth_getBlockByNumber', '0x2', true)).toMatchObject({ result: { transactions: [{ nonce: '0x0' }] } });
    expect(ask(at(world, 'A', 0), 'eth_getBlockByNumber', '0x3', true)).toEqual(NOT_RECORDED);
  });
});

describe('blocks by hash', () => {
  it('are given while they are on the branch, null while another stands there or the head is below', () => {
    expect(ask(at(forked, 'B', 3), 'eth_getBlockByHash', hash('b3'), false)).toMatchObject({ result: { hash: hash('b3') } });
    expect(ask(at(forked, 'A', 3), 'eth_getBlockByHash', hash('b3'), false)).toEqual({ ok: true, result: null });
    expect(ask(at(forked, 'B', 5), 'eth_getBlockByHash', hash('b3'), false)).toEqual({ ok: true, result: null });
    expect(ask(at(forked, 'A', 1), 'eth_getBlockByHash', hash('a4'), false)).toEqual({ ok: true, result: null });
  });
  it('that the file does not know are an error, unless this node said null', () => {
    const said = drawRecording(
      ['A', 'B'],
      [
        { s: 0, node: 'A', asked: [latest(block('a2', 'a1')), ['eth_getBlockByHash', [hash('zz'), false], null]] },
        { s: 0, node: 'B', asked: [latest(block('a2', 'a1'))] },
      ],
    );
    expect(ask(at(said, 'A', 0), 'eth_getBlockByHash', hash('zz'), false)).toEqual({ ok: true, result: null });
    expect(ask(at(said, 'B', 0), 'eth_getBlockByHash', hash('zz'), false)).toEqual(NOT_RECORDED);
  });
});

describe('answers about a block by hash', () => {
  const unknown = new Error('unknown block', { cause: -32000 });
  const method = 'istanbul_getSignersFromBlockByHash';
  const world = drawRecording(
    ['A'],
    [
      {
        s: 0,
        node: 'A',
        asked: [latest(block('a2', 'a1')), [method, [hash('a2')], { Number: 2, Hash: hash('a2') }], [method, [hash('b2')], unknown]],
      },
      { s: 1, node: 'A', asked: [latest(block('a3', 'a2'))] },
      { s: 2, node: 'A', asked: [latest(block('b2', 'a1'))] },
    ],
  );
  it('hold while the block is on the branch, refusals while it is not', () => {
    expect([0, 1, 2].map((s) => ask(at(world, 'A', s), method, hash('a2')).ok)).toEqual([true, true, false]);
    expect(ask(at(world, 'A', 1), method, hash('b2'))).toMatchObject({ error: { message: 'unknown block' } });
    expect(ask(at(world, 'A', 2), method, hash('b2'))).toEqual(NOT_RECORDED);
    expect(ask(at(world, 'A', 2), method, hash('a2'))).toEqual(NOT_RECORDED);
  });
});

describe('reach', () => {
  const world = drawRecording(
    ['A', 'B'],
    [
      { s: 0, node: 'A', asked: [latest(block('a1', 'a0'))] },
      { s: 1, node: 'A', failed: 'ECONNREFUSED' },
      { s: 2, node: 'A', asked: [latest(block('a1', 'a0'))] },
      { s: 9, node: 'B', stage: 'two', asked: [latest(block('a5', 'a4'))] },
    ],
  );
  it('follows the last line', () => {
    expect([0, 0.9, 1, 1.9, 2].map((s) => isDown(at(world, 'A', s)))).toEqual([false, false, true, true, false]);
  });
  it('of a node not yet heard of is up, and its head not known before its stage', () => {
    expect(isDown(at(world, 'B', 1))).toBe(false);
    expect(hashGiven(at(world, 'B', 1), 'latest')).toBe('not recorded');
  });
  it('takes the first line of the opening stage for what an earlier stage left behind', () => {
    const gap = drawRecording(
      ['A', 'B'],
      [
        { s: 0, node: 'B', asked: [latest(block('a1', 'a0'))] },
        { s: 60, node: 'A', stage: 'two', asked: [latest(block('a9', 'a8'))] },
        { s: 60.5, node: 'B', failed: 'ECONNREFUSED' },
      ],
    );
    expect(isDown(at(gap, 'B', 60, 60))).toBe(true);
    expect(isDown(at(gap, 'B', 60, 0))).toBe(false);
  });
});

describe('validators', () => {
  const set = ['0x1111111111111111111111111111111111111111'];
  const vote = { recipient: '0x2222222222222222222222222222222222222222', add: true } as const;
  const world = drawRecording(
    ['A'],
    [
      {
        s: 0,
        node: 'A',
        asked: [
          latest(block('a2', 'a1')),
          ['istanbul_getValidators', ['latest'], set],
          ['istanbul_getValidators', ['0x1'], []],
          ['istanbul_getSignersFromBlock', ['latest'], { Number: 2, Hash: hash('a2') }],
        ],
      },
      { s: 1, node: 'A', asked: [latest(block('a3', 'a2'))] },
      { s: 2, node: 'A', asked: [latest(block('a4', 'a3', vote))] },
      { s: 3, node: 'A', asked: [latest(block('c2', 'a1'))] },
      { s: 4, node: 'A', asked: [latest(block('a2', 'a1')), ['eth_getBlockByNumber', ['0x1', false], block('a1', 'a0')]] },
    ],
  );
  it('at the latest block hold until a block carries a vote or the branch is left', () => {
    const given = [0, 1, 2, 3, 4].map((s) => ask(at(world, 'A', s), 'istanbul_getValidators', 'latest'));
    expect(given).toEqual([{ ok: true, result: set }, { ok: true, result: set }, NOT_RECORDED, NOT_RECORDED, { ok: true, result: set }]);
  });
  it('without a block are those of the latest', () => {
    expect(ask(at(world, 'A', 1), 'istanbul_getValidators')).toEqual({ ok: true, result: set });
  });
  it('at a height hold on every branch that shares it, and are not guessed for another height', () => {
    expect(ask(at(world, 'A', 3), 'istanbul_getValidators', '0x1')).toEqual({ ok: true, result: [] });
    expect(ask(at(world, 'A', 3), 'istanbul_getValidators', '0x2')).toEqual(NOT_RECORDED);
  });
  it('who signed the latest block is told at that very head only', () => {
    expect([0, 1, 3, 4].map((s) => ask(at(world, 'A', s), 'istanbul_getSignersFromBlock', 'latest').ok)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('other calls', () => {
  const closed = new Error('the method istanbul_status does not exist/is not available', { cause: -32601 });
  const world = drawRecording(
    ['A'],
    [
      {
        s: 0,
        node: 'A',
        asked: [
          latest(block('a1', 'a0')),
          ['net_peerCount', [], '0x2'],
          ['admin_peers', [], [1, 2]],
          ['istanbul_status', ['0x1', '0x3'], closed],
        ],
      },
      {
        s: 2,
        node: 'A',
        asked: [
          ['net_peerCount', [], '0x1'],
          ['miner_stop', [], null],
        ],
      },
      {
        s: 4,
        node: 'A',
        asked: [
          ['eth_chainId', [], '0x539'],
          ['istanbul_candidates', [], {}],
        ],
      },
      { s: 5, node: 'A', asked: [['istanbul_propose', ['0x22', true], null]] },
    ],
  );
  it('that change from tick to tick are the last ones heard', () => {
    expect([0, 1.9, 2, 9].map((s) => ask(at(world, 'A', s), 'net_peerCount'))).toEqual(
      ['0x2', '0x2', '0x1', '0x1'].map((result) => ({ ok: true, result })),
    );
  });
  it('that never change are given at any time', () => {
    expect(ask(at(world, 'A', 0), 'eth_chainId')).toEqual({ ok: true, result: '0x539' });
  });
  it('that a node does not offer stay closed whatever the parameters', () => {
    expect(ask(at(world, 'A', 9), 'istanbul_status')).toEqual({ ok: false, error: { code: -32601, message: closed.message } });
  });
  it('peers are told while their number fits', () => {
    expect(ask(at(world, 'A', 1), 'admin_peers').ok).toBe(true);
    expect(ask(at(world, 'A', 2), 'admin_peers')).toEqual(NOT_RECORDED);
  });
  it('wishes to vote are told until another was uttered', () => {
    expect(ask(at(world, 'A', 4), 'istanbul_candidates').ok).toBe(true);
    expect(ask(at(world, 'A', 5), 'istanbul_candidates')).toEqual(NOT_RECORDED);
  });
  it('that would change the node, and all others, are not recorded', () => {
    expect(ask(at(world, 'A', 2), 'miner_stop')).toEqual(NOT_RECORDED);
    expect(ask(at(world, 'A', 2), 'eth_nonsense', 1)).toEqual(NOT_RECORDED);
  });
});

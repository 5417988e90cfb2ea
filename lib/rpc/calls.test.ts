import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainBlock } from '@/fixtures/bad-node';
import {
  blockByHash,
  blockByNumber,
  blockNumber,
  chainId,
  clientVersion,
  mining,
  netEnode,
  netVersion,
  nodeAddress,
  nodeInfo,
  peerCount,
  peers,
  rpcModules,
  signersFromBlock,
  snapshotIstanbul,
  syncing,
  txpoolBesuStatistics,
  txpoolStatus,
  validatorsAtIstanbul,
  validatorsBesu,
} from '@/lib/rpc/calls';
import type { Call } from '@/lib/rpc/types';

const A = `0x${'a1'.repeat(20)}` as const;
const B = `0x${'b2'.repeat(20)}` as const;
const HASH = `0x${'c3'.repeat(32)}` as const;
const upper = (hex: string): string => `0x${hex.slice(2).toUpperCase()}`;

const ALL: readonly Call<unknown>[] = [
  blockByNumber(17),
  blockByNumber('latest'),
  blockByHash(HASH),
  blockNumber(),
  chainId(),
  clientVersion(),
  mining(),
  netEnode(),
  netVersion(),
  nodeAddress(),
  nodeInfo(),
  peerCount(),
  peers(),
  rpcModules(),
  signersFromBlock(17),
  snapshotIstanbul(17),
  syncing(),
  txpoolBesuStatistics(),
  txpoolStatus(),
  validatorsAtIstanbul(17),
  validatorsBesu(17),
];

describe('a block', () => {
  it('comes in our own types, in lower case', () => {
    const raw = plainBlock(17);
    const shouted = { ...raw, hash: upper(String(raw.hash)), miner: upper(String(raw.miner)), baseFeePerGas: '0x7', withdrawalsRoot: null };
    const block = blockByNumber(17).parse(shouted);
    expect(block?.header).toMatchObject({
      height: 17,
      hash: raw.hash,
      miner: raw.miner,
      timestamp: 1795368710,
      baseFeePerGas: 7n,
      difficulty: 1n,
    });
    expect(block?.header).not.toHaveProperty('withdrawalsRoot');
    expect(block).toMatchObject({ transactions: [], size: 841, totalDifficulty: 2n });
  });

  it('is asked for in hex without leading zeros', () => {
    expect(blockByNumber(0).params).toEqual(['0x0', false]);
    expect(blockByNumber(899_153).params).toEqual(['0xdb851', false]);
    expect(blockByNumber('latest').params).toEqual(['latest', false]);
  });

  it('may not be there yet at a height or by hash, but there is always a head', () => {
    expect(blockByNumber(17).parse(null)).toBeNull();
    expect(blockByHash(HASH).parse(null)).toBeNull();
    expect(() => blockByNumber('latest').parse(null)).toThrow(/expected an object, got null/);
  });

  it('of another height or hash than asked is refused with both', () => {
    expect(() => blockByNumber(17).parse(plainBlock(18))).toThrow('asked for height 17, answered height 18');
    expect(() => blockByNumber(0).parse(plainBlock(18))).toThrow('asked for height 0, answered height 18');
    expect(() => blockByHash(HASH).parse(plainBlock(18))).toThrow(/asked for hash 0xc3.*answered hash 0x12/);
  });

  it.each([
    ['hash', undefined, /^hash: expected hex data, got nothing$/],
    ['hash', '0x12', /^hash: expected 32 bytes of hex data, got 4 characters$/],
    ['parentHash', `0x${'zz'.repeat(32)}`, /^parentHash: expected hex data/],
    ['number', '-0x1', /^number: expected a hex quantity, got string "-0x1"$/],
    ['number', '0x011', /^number: a quantity with leading zeros$/],
    ['number', '0x', /^number: expected a hex quantity/],
    ['number', 17, /^number: expected a hex quantity, got number "17"$/],
    ['number', '0x20000000000000', /^number: .*too large/],
    ['timestamp', '1795368710', /^timestamp: expected a hex quantity/],
    ['gasLimit', `0x1${'0'.repeat(64)}`, /^gasLimit: a quantity of more than 256 bits$/],
    ['extraData', `0x${'00'.repeat((1 << 20) + 1)}`, /^extraData: expected at most 1048576 bytes/],
    ['extraData', '0x123', /^extraData: expected hex data/],
    ['logsBloom', '0x00', /^logsBloom: expected 256 bytes/],
    ['baseFeePerGas', 'none', /^baseFeePerGas: expected a hex quantity/],
    ['transactions', {}, /^transactions: expected a list, got an object$/],
    ['transactions', ['0x'], /^transactions\.0: /],
    ['transactions', Array(100_001).fill(HASH), /^transactions: expected at most 100000 items, got 100001$/],
  ])('with %s = %s is refused by name', (field, value, message) => {
    const said = `${(() => {
      try {
        return JSON.stringify(blockByNumber(17).parse({ ...plainBlock(17), [field]: value })?.header.height);
      } catch (fault) {
        return (fault as Error).message;
      }
    })()}`;
    expect(said).toMatch(message);
    expect(said.length).toBeLessThan(120);
  });

  it('with the largest safe height is read exactly', () => {
    expect(blockNumber().parse('0x1fffffffffffff')).toBe(Number.MAX_SAFE_INTEGER);
    expect(blockByNumber('latest').parse({ ...plainBlock(1), difficulty: `0x${'f'.repeat(64)}` })?.header.difficulty).toBe(2n ** 256n - 1n);
  });
});

describe('what a node says of itself', () => {
  const enode =
    'enode://756340c5cf859099490c28e9f390e0471cf9a55654cbec94049c9f81c47b0e0828bac8480f45e75296ef3ab033755ae1bb6b5c6702d134da845951c69521523c';

  it('keeps genesis and config, and takes a protocol that is still in its handshake', () => {
    const raw = {
      enode: `${enode}@127.0.0.1:1`,
      name: 'n',
      id: 'x',
      protocols: { eth: { network: 1337, genesis: HASH, config: { qbft: 1 } } },
    };
    expect(nodeInfo().parse(raw)).toMatchObject({
      genesis: HASH,
      config: { qbft: 1 },
      networkId: 1337,
      address: expect.stringMatching(/^0x/),
    });
    for (const protocols of [{ eth: 'handshake' }, {}, undefined, null]) {
      expect(nodeInfo().parse({ ...raw, protocols })).toMatchObject({ genesis: null, config: null, networkId: null });
    }
    expect(() => nodeInfo().parse({ ...raw, protocols: { eth: { genesis: '0x1' } } })).toThrow(
      /^protocols\.eth\.genesis: expected 32 bytes/,
    );
  });

  it('lists peers of both clients, whatever state they are in', () => {
    const besu = {
      version: '0x5',
      name: 'besu',
      network: {},
      port: '0x8ca2',
      enode,
      protocols: { eth: { head: HASH, difficulty: '0x2' } },
    };
    const parsed = peers().parse([{ enode, name: 'q', network: { inbound: true }, protocols: { eth: 'handshake' } }, besu, { id: 'x' }]);
    expect(parsed).toMatchObject([
      { inbound: true, head: null },
      { inbound: null, head: HASH },
      { enode: null, address: null, name: '' },
    ]);
  });

  it('syncs or not, with the highest block it knows of', () => {
    expect(syncing().parse(false)).toEqual({ syncing: false, highest: null });
    expect(syncing().parse({ startingBlock: '0x0', highestBlock: '0x19' })).toEqual({ syncing: true, highest: 25 });
    expect(() => syncing().parse({ highestBlock: 25 })).toThrow(/highestBlock/);
  });

  it('counts waiting transactions in one form', () => {
    expect(txpoolStatus().parse({ pending: '0x2', queued: '0x1' })).toEqual({ pending: 2, queued: 1 });
    expect(txpoolBesuStatistics().parse({ maxSize: -1, localCount: 1, remoteCount: 4 })).toEqual({ pending: 5, queued: null });
  });

  it('is nobody when its address is zero', () => {
    expect(nodeAddress().parse(upper(A))).toBe(A);
    expect(() => nodeAddress().parse(`0x${'0'.repeat(40)}`)).toThrow(/zero address/);
  });
});

describe('a validator set', () => {
  it('is lower case, and not known (null) only where Besu says so', () => {
    expect(validatorsAtIstanbul(4).parse([upper(A), B])).toEqual([A, B]);
    expect(validatorsBesu('pending').parse(null)).toBeNull();
    expect(() => validatorsAtIstanbul('latest').parse(null)).toThrow(/expected a list, got null/);
  });

  it('holds nobody twice', () => {
    expect(() => validatorsAtIstanbul(4).parse([A, B, upper(A)])).toThrow(/twice/);
  });

  it('comes with its votes in a snapshot of the height that was asked', () => {
    const raw = { epoch: 30_000, number: 4, hash: HASH, votes: null, tally: {}, validators: [A, B], policy: 0 };
    expect(snapshotIstanbul(4).parse(raw)).toEqual({ height: 4, hash: HASH, validators: [A, B], votes: [] });
    const vote = { validator: A, block: 3, address: B, authorize: false };
    expect(snapshotIstanbul('latest').parse({ ...raw, votes: [vote] }).votes).toEqual([{ voter: A, recipient: B, add: false, height: 3 }]);
    expect(() => snapshotIstanbul(5).parse(raw)).toThrow('asked for height 5, answered height 4');
    expect(() => snapshotIstanbul(4).parse({ ...raw, number: 4.5 })).toThrow(/^number: expected a whole number/);
  });

  it('signs blocks: each committer once, nobody for genesis', () => {
    const raw = { Number: 4, Hash: HASH, Author: A, Committers: [A, B, A] };
    expect(signersFromBlock(4).parse(raw)).toEqual({ height: 4, hash: HASH, author: A, committers: [A, B] });
    const genesis = { ...raw, Number: 0, Author: `0x${'0'.repeat(40)}`, Committers: null };
    expect(signersFromBlock(0).parse(genesis)).toMatchObject({ author: null, committers: [] });
  });
});

describe('every schema', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  const near = fc
    .tuple(fc.constantFrom(...Object.keys(plainBlock(1))), fc.oneof(json, fc.stringMatching(/^-?0?x?[0-9a-f]{0,70}$/)))
    .map(([field, value]) => ({ ...plainBlock(17), [field]: value }));

  it('gives a value or a short plain Error for any JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          json,
          near,
          fc.array(near, { maxLength: 3 }),
          fc.dictionary(fc.constantFrom('number', 'votes', 'enode', 'protocols', '__proto__'), json),
        ),
        (raw) => {
          for (const call of ALL) {
            try {
              call.parse(raw);
            } catch (fault) {
              if (!(fault instanceof Error) || fault.constructor !== Error || !/^[^\n]{3,300}$/.test(fault.message)) throw fault;
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('gives up on megabytes of nonsense at once', () => {
    const long = Array.from({ length: 2_000_000 }, () => 1);
    const deep = JSON.parse(`${'['.repeat(500_000)}${']'.repeat(500_000)}`) as unknown;
    const wide = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
    const start = performance.now();
    for (const call of ALL) {
      for (const raw of [long, deep, wide, { ...plainBlock(17), transactions: long }, 'x'.repeat(8 << 20), `0x${'9'.repeat(8 << 20)}`]) {
        try {
          call.parse(raw);
        } catch (fault) {
          expect((fault as Error).message.length).toBeLessThan(300);
        }
      }
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

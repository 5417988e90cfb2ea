import { describe, expect, it } from 'vitest';
import { findTransaction } from '@/lib/drill/rpc/find-transaction';
import { rpcWorld, SENDER, transfer } from '@/lib/drill/rpc/rpc.test-world';

type Json = Readonly<Record<string, unknown>>;
const at = (height: number) => `0x${height.toString(16)}`;

describe('blocks', () => {
  const { result, world, chain } = rpcWorld({ blocks: 5 });

  it('are the same by number, by tag and by hash', () => {
    const latest = result('eth_getBlockByNumber', 'latest', false) as Json;
    expect(latest.number).toBe('0x5');
    expect(result('eth_getBlockByNumber', '0x5', false)).toEqual(latest);
    expect(result('eth_getBlockByHash', latest.hash, false)).toEqual(latest);
    expect(result('eth_getBlockByNumber', '0x6', false)).toBeNull();
    expect(result('eth_getBlockByNumber', 'earliest', false)).toMatchObject({ number: '0x0', totalDifficulty: '0x1' });
  });

  it('have the size of their RLP, which debug_getBlockRlp gives without 0x', () => {
    const { size } = result('eth_getBlockByNumber', '0x3', false) as Json;
    const rlp = result('debug_getBlockRlp', 3) as string;
    expect(rlp).toMatch(/^f9[0-9a-f]+$/);
    expect(size).toBe(at(rlp.length / 2));
  });

  it('hold their transactions whole or by hash, counted and one by one', () => {
    const full = result('eth_getBlockByNumber', '0x2', true) as { hash: string; transactions: Json[] };
    const [first] = full.transactions;
    expect(first).toMatchObject({ blockHash: full.hash, blockNumber: '0x2', transactionIndex: '0x0', from: SENDER, type: '0x0' });
    expect(result('eth_getBlockByNumber', '0x2', false)).toMatchObject({ transactions: [first?.hash] });
    expect(result('eth_getBlockTransactionCountByNumber', '0x2')).toBe('0x1');
    expect(result('eth_getTransactionByBlockHashAndIndex', full.hash, '0x0')).toEqual(first);
    expect(result('eth_getTransactionByBlockHashAndIndex', full.hash, '0x1')).toBeNull();
    expect(result('eth_getRawTransactionByBlockNumberAndIndex', '0x2', '0x1')).toBe('0x');
    expect(result('eth_getTransactionByHash', first?.hash)).toEqual(first);
    expect(result('eth_getTransactionReceipt', first?.hash)).toMatchObject({ blockHash: full.hash, status: '0x1', gasUsed: '0x5208' });
    expect(result('eth_sendRawTransaction', transfer(90).raw)).toBe(transfer(90).hash);
  });

  it('that are pending know neither hash nor miner', () => {
    expect(result('eth_getBlockByNumber', 'pending', false)).toMatchObject({
      number: '0x6',
      hash: null,
      miner: null,
      nonce: null,
      totalDifficulty: null,
      parentHash: chain.head().block.hash,
    });
  });

  it('of another branch that the node stores are given by hash, not by number', () => {
    const rival = world.next(chain.at(4) ?? world.genesis, { author: 2 });
    expect(result('eth_getBlockByHash', rival.block.hash, false)).toBeNull();
    chain.insert(rival);
    expect(result('eth_getBlockByHash', rival.block.hash, false)).toMatchObject({ number: '0x5', hash: rival.block.hash });
  });
});

describe('headers', () => {
  it('carry the size that the client keeps them in, as recorded for block 1 of the lab', () => {
    const { result } = rpcWorld({ blocks: 1 });
    const header = result('eth_getHeaderByNumber', '0x1') as Json;
    expect(header).toMatchObject({ number: '0x1', size: '0x367' });
    expect(header).not.toHaveProperty('transactions');
    expect(result('eth_getHeaderByHash', header.hash)).toEqual(header);
  });
});

describe('transactions', () => {
  it('of a dropped block are unknown, and found again on the branch that is chosen', () => {
    const { world, chain, result, node } = rpcWorld({ blocks: 4 });
    const dropped = chain.at(4)?.block.transactions[0]?.hash ?? '0x';
    expect(result('eth_getTransactionByHash', dropped)).toMatchObject({ blockNumber: '0x4' });
    result('debug_setHead', '0x3');
    expect(result('eth_getTransactionByHash', dropped)).toBeNull();
    expect(result('eth_getTransactionReceipt', dropped)).toBeNull();
    const other = world.grow(chain.head(), 2, { author: 3 });
    for (const copy of other) chain.insert(copy);
    expect(findTransaction(node.workshop, chain, dropped)?.block.hash).toBe(other[0]?.block.hash);
  });

  it('in the pool have no place yet; their senders alone are printed with a checksum', () => {
    const { result, pool } = rpcWorld({ blocks: 1 });
    const sent = transfer(1);
    expect(result('eth_sendRawTransaction', sent.raw)).toBe(sent.hash);
    pool.queued.push(transfer(7));
    expect(result('txpool_status')).toEqual({ pending: '0x1', queued: '0x1' });
    const { pending } = result('txpool_content') as { pending: Readonly<Record<string, Readonly<Record<string, Json>>>> };
    const [sender] = Object.keys(pending);
    expect(sender).not.toBe(SENDER);
    expect(sender?.toLowerCase()).toBe(SENDER);
    expect(pending[sender ?? '']?.['1']).toMatchObject({ blockHash: null, blockNumber: null, transactionIndex: null, from: SENDER });
    expect(result('eth_getTransactionByHash', sent.hash)).toEqual(pending[sender ?? '']?.['1']);
    expect(result('txpool_inspect')).toMatchObject({
      queued: { [sender ?? '']: { 7: '0x00000000000000000000000000000000000000B0: 1 wei + 21000 gas × 0 wei' } },
    });
    expect(result('eth_getTransactionCount', SENDER, 'latest')).toBe('0x1');
    expect(result('eth_getTransactionCount', SENDER, 'pending')).toBe('0x2');
  });

  it('that the pool refuses are refused in its words', () => {
    const { call } = rpcWorld({ blocks: 1 });
    call('eth_sendRawTransaction', transfer(1).raw);
    expect(call('eth_sendRawTransaction', transfer(1).raw)).toMatchObject({ error: { code: -32000, message: 'already known' } });
  });
});

it('accounts are told as of the block asked for, as long as its state is there', () => {
  const { result, call, chain, node } = rpcWorld({ blocks: 200 });
  expect(result('eth_getTransactionCount', SENDER, at(199))).toBe(at(199));
  expect(result('eth_getBalance', SENDER, 'earliest')).toBe('0x446c3b15f9926687d2c40534fdb564000000000000');
  expect(result('eth_getTransactionCount', SENDER, { blockHash: chain.at(150)?.block.hash })).toBe(at(150));
  const { stateRoot } = chain.at(5)?.block.header ?? {};
  expect(call('eth_getBalance', SENDER, '0x5')).toMatchObject({
    error: { code: -32000, message: `missing trie node ${stateRoot?.slice(2)} (path )` },
  });
  expect(result('eth_getCode', SENDER, 'latest')).toBe('0x');
  expect(result('eth_estimateGas', { from: SENDER, to: node.key.address, value: '0x0' })).toBe('0x5608');
});

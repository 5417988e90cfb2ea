import { expect, it } from 'vitest';
import { rpcWorld } from '@/lib/drill/rpc/rpc.test-world';

const OTHER = `enode://${'79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8'}@127.0.0.1:30399?discport=0`;

it('miner_stop and miner_start answer null and do it; a miner that runs is left alone', () => {
  const { result, did } = rpcWorld({ blocks: 1 });
  expect(result('miner_start')).toBeNull();
  expect(did).toEqual([]);
  expect(result('miner_stop')).toBeNull();
  expect(result('eth_mining')).toBe(false);
  expect(result('miner_start', 4)).toBeNull();
  expect(did).toEqual(['miner.stop', 'miner.start']);
});

it('debug_setHead answers null whether it did something or not', () => {
  const { result } = rpcWorld({ blocks: 5 });
  expect(result('debug_setHead', '0x9')).toBeNull();
  expect(result('debug_setHead', '0x5')).toBeNull();
  expect(result('eth_blockNumber')).toBe('0x5');
  expect(result('debug_setHead', '0x3')).toBeNull();
  expect(result('eth_blockNumber')).toBe('0x3');
});

it('debug_setHead takes an empty text for 0, as the client does: the whole chain is gone', () => {
  const { result } = rpcWorld({ blocks: 5, archive: true });
  expect(result('debug_setHead', '')).toBeNull();
  expect(result('eth_blockNumber')).toBe('0x0');
});

it('admin_addPeer and admin_removePeer say true when they understood the enode', () => {
  const { result, call, did } = rpcWorld({ blocks: 1 });
  expect(result('admin_addPeer', OTHER)).toBe(true);
  expect(result('admin_removePeer', OTHER)).toBe(true);
  expect(result('admin_addTrustedPeer', OTHER)).toBe(true);
  expect(did).toEqual(['peers.add 30399', 'peers.remove 30399']);
  expect(call('admin_addTrustedPeer', 'x')).toMatchObject({ error: { code: -32000, message: expect.stringContaining('invalid enode: ') } });
});

it('votes are kept, given and discarded by istanbul_*', () => {
  const { result } = rpcWorld({ blocks: 1 });
  const address = `0x${'ab'.repeat(20)}`;
  expect(result('istanbul_propose', address.toUpperCase().replace('0X', '0x'), true)).toBeNull();
  expect(result('istanbul_candidates')).toEqual({ [address]: true });
  expect(result('istanbul_discard', address)).toBeNull();
  expect(result('istanbul_candidates')).toEqual({});
});

it('an open vote stands in the snapshot and its tally; the list is null at genesis', () => {
  const { result, world, chain } = rpcWorld({ blocks: 1 });
  const recipient = `0x${'cd'.repeat(20)}` as const;
  chain.insert(world.next(chain.head(), { author: 1, vote: { recipient, add: true } }));
  expect(result('istanbul_getSnapshot')).toMatchObject({
    number: 2,
    votes: [{ validator: world.validators[1], block: 2, address: recipient, authorize: true }],
    tally: { [recipient]: { authorize: true, votes: 1 } },
  });
  expect(result('istanbul_getSnapshot', '0x1')).toMatchObject({ votes: [], tally: {} });
  expect(result('istanbul_getSnapshot', 'earliest')).toMatchObject({ votes: null });
});

it('istanbul_status counts the authors of the last 64 blocks before the head', () => {
  const { result, world } = rpcWorld({ blocks: 100 });
  const [author] = world.validators;
  expect(result('istanbul_status')).toMatchObject({ numBlocks: 64, sealerActivity: { [author ?? '']: 64 } });
  expect(result('istanbul_status', '0xa', '0xc')).toMatchObject({ numBlocks: 2 });
  expect(result('istanbul_status', '0x0', '0x3')).toMatchObject({ numBlocks: 2 });
});

it('a node that syncs tells how far, in the order of the client', () => {
  const { result, syncing } = rpcWorld({ blocks: 1 });
  expect(result('eth_syncing')).toBe(false);
  syncing.now = { startingBlock: 1, currentBlock: 20, highestBlock: 300 };
  expect(JSON.stringify(result('eth_syncing'))).toBe(
    '{"currentBlock":"0x14","highestBlock":"0x12c","knownStates":"0x0","pulledStates":"0x0","startingBlock":"0x1"}',
  );
});

it('peers are listed by id, and say "handshake" until they told what they have', () => {
  const { result, peers, world } = rpcWorld({ blocks: 1 });
  const view = { name: 'x', inbound: false, isStatic: true, trusted: false, localAddress: '127.0.0.1:1', remoteAddress: '127.0.0.1:2' };
  const second = world.workshop.keyOf(world.validators[1] ?? '0x')?.publicKey.slice(2);
  peers.push({ ...view, enode: OTHER, told: null });
  peers.push({ ...view, enode: `enode://${second}@127.0.0.1:2`, told: { difficulty: 7, head: world.genesis.block.hash } });
  const listed = result('admin_peers') as { id: string; protocols: unknown }[];
  expect(listed.map(({ id }) => id)).toEqual(listed.map(({ id }) => id).sort());
  expect(listed.find(({ protocols }) => JSON.stringify(protocols).includes('handshake'))?.protocols).toEqual({
    eth: 'handshake',
    istanbul: 'handshake',
    snap: 'handshake',
  });
  expect(result('net_peerCount')).toBe('0x2');
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { REFUSED_CALLS } from '@/lib/drill/rpc/refused-calls.test-world';
import { rpcWorld } from '@/lib/drill/rpc/rpc.test-world';

/** Keys in their order and the kind of each value; lists by their first entry, maps by address by their number's kind. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([key, entry]) => [/^0x[0-9a-f]{40}$/i.test(key) ? 'address' : key, shapeOf(entry)]);
  if (typeof value !== 'string') return value === null ? null : typeof value;
  if (/^0x[0-9a-f]{40}$/.test(value)) return 'address';
  if (/^0x[0-9a-f]{64}$/.test(value)) return 'hash';
  if (/^0x(0|[1-9a-f][0-9a-f]{0,30})$/.test(value)) return 'quantity';
  return /^0x[0-9a-f]*$/.test(value) ? 'bytes' : /^[0-9a-f]+$/.test(value) ? 'bare hex' : 'text';
}

const surface = readRecording(join(import.meta.dirname, '../../../fixtures/recordings/qbft-rpc-surface'));
/** Once each. */
const asked = new Map(
  surface.calls
    .filter(({ node, stage }) => node === 'validator-1' && stage === 'surface')
    .map((call) => [`${call.method} ${JSON.stringify(call.params)}`, call] as const),
);

describe('recorded calls', () => {
  const { call, peers, world } = rpcWorld({ blocks: 3 });
  peers.push({
    name: 'validator-2',
    enode: surface.nodes[1]?.enode ?? '',
    inbound: true,
    isStatic: false,
    trusted: false,
    localAddress: '127.0.0.1:31601',
    remoteAddress: '127.0.0.1:53602',
    told: { difficulty: 1, head: world.genesis.block.hash },
  });

  it('are of every kind', () => {
    expect(asked.size).toBeGreaterThan(50);
  });

  it.each([...asked])('are answered as recorded: %s', (_name, { method, params, answer }) => {
    const got = call(method, ...params);
    if (!answer.ok) return expect(got).toEqual({ ok: false, error: answer.error });
    // The config is the plan's: other transitions than the lab's file may stand in it. Transfers are in the drill's blocks.
    const strip = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value, (key, entry: unknown) => (key === 'config' || key === 'transactions' || key === 'tally' ? null : entry)),
      ) as unknown;
    expect(got.ok ? shapeOf(strip(got.result)) : got).toEqual(shapeOf(strip(answer.result)));
  });

  it('of a node with closed API groups are answered as recorded', () => {
    const closed = rpcWorld({ blocks: 3 });
    for (const group of ['admin', 'debug', 'istanbul', 'miner', 'txpool']) closed.node.closedApis.add(group);
    const calls = surface.calls.filter(({ node, stage, answer }) => node === 'member-1' && stage === 'surface' && !answer.ok);
    expect(calls.length).toBeGreaterThan(40);
    for (const { method, params, answer } of calls) expect([method, closed.call(method, ...params)]).toEqual([method, answer]);
    expect(closed.result('rpc_modules')).toEqual({ eth: '1.0', net: '1.0', rpc: '1.0', web3: '1.0' });
  });
});

describe('wrong calls', () => {
  const { call } = rpcWorld({ blocks: 5 });
  it.each(REFUSED_CALLS)('are refused in the words of the client: %s %j', (method, params, code, message) => {
    expect(call(method, ...params)).toEqual({ ok: false, error: { code, message } });
  });

  it('that subscribe over HTTP are told so', () => {
    expect(call('eth_subscribe', 'newHeads')).toEqual({ ok: false, error: { code: -32000, message: 'notifications not supported' } });
  });

  it('for what the drill does not simulate say that', () => {
    expect(call('admin_exportChain', '/tmp/chain')).toMatchObject({ error: { message: expect.stringContaining('not simulated') } });
  });
});

it('a fault of the drill itself is answered as a crashed handler, and noted', () => {
  const { call, node, network } = rpcWorld({ blocks: 1 });
  Object.assign(node.process()?.pool ?? {}, {
    pending: () => {
      throw new TypeError('broken');
    },
  });
  expect(call('txpool_status')).toEqual({ ok: false, error: { code: -32000, message: 'method handler crashed' } });
  expect(network.notes()).toMatchObject([{ what: 'rpc-crash', data: { method: 'txpool_status' } }]);
});

it('a node that is down answers nothing', () => {
  const { call, stop } = rpcWorld({ blocks: 1 });
  stop();
  expect(() => call('eth_blockNumber')).toThrow('validator-1 is down');
});

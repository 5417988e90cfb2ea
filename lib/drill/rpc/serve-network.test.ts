import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BEHAVIOURS } from '@/fixtures/bad-node';
import { HOSTILE_ANSWERS } from '@/lib/drill/rpc/hostile';
import { rpcWorld } from '@/lib/drill/rpc/rpc.test-world';
import { type ServedNetwork, serveNetwork } from '@/lib/drill/rpc/serve-network';

const open: ServedNetwork[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.stop()));
});

async function serve() {
  const world = rpcWorld({ blocks: 5 });
  const asked = { before: 0 };
  const served = await serveNetwork({ network: world.network, before: () => (asked.before += 1) });
  open.push(served);
  const url = served.nodes[0]?.url ?? '';
  const post = async (body: unknown) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    return { status: response.status, text: await response.text() };
  };
  const json = async (body: unknown) => JSON.parse((await post(body)).text) as unknown;
  return { ...world, served, asked, url, post, json };
}
const call = (id: number, method: string, ...params: unknown[]) => ({ jsonrpc: '2.0', id, method, params });
const failed = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code ?? 'failed';

describe('a served network', () => {
  it('answers calls and batches after time was brought up to now', async () => {
    const { json, asked, served, node } = await serve();
    expect(await json(call(1, 'eth_blockNumber'))).toEqual({ jsonrpc: '2.0', id: 1, result: '0x5' });
    expect(asked.before).toBeGreaterThan(0);
    expect(await json([call(1, 'net_version'), call(2, 'nonsense')])).toMatchObject([
      { id: 1, result: '1337' },
      { id: 2, error: { code: -32601 } },
    ]);
    expect(served.stats()).toEqual({ 'validator-1': { httpRequests: 2, calls: 3 } });
    expect(served.nodes).toMatchObject([{ name: 'validator-1', role: 'validator', address: node.key.address }]);
  });

  it('refuses connections to a node whose process is down, and takes them again on the same port', async () => {
    const { post, stop, start, served } = await serve();
    stop();
    await served.settle();
    expect(await post(call(1, 'eth_blockNumber')).catch(failed)).toBe('ECONNREFUSED');
    start();
    await served.settle();
    expect(await post(call(1, 'eth_blockNumber'))).toMatchObject({ status: 200 });
  });

  it('names a port that is taken and leaves nothing open', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { network } = rpcWorld({ blocks: 1 });
    await expect(serveNetwork({ network, ports: [port], before: () => undefined })).rejects.toThrow(`port ${port} on 127.0.0.1 is taken`);
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('a hostile node', () => {
  it('can do all that the bad nodes of the tests do', () => {
    const kebab = (name: string) => name.replace(/[A-Z]+(?=\d|$)|[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`);
    const wanted = Object.keys(BEHAVIOURS)
      .filter((name) => name !== 'right')
      .map(kebab);
    expect([...HOSTILE_ANSWERS.keys()].sort()).toEqual(wanted.sort());
  });

  it('answers as it is told until it is told otherwise', async () => {
    const { post, node } = await serve();
    node.hostile = 'invalid-host';
    expect(await post(call(1, 'eth_blockNumber'))).toEqual({ status: 403, text: 'invalid host specified\n' });
    node.hostile = 'html';
    expect((await post(call(1, 'eth_blockNumber'))).text).toContain('<!doctype html>');
    node.hostile = null;
    expect(JSON.parse((await post(call(1, 'eth_blockNumber'))).text)).toMatchObject({ result: '0x5' });
  });

  const asked = [
    call(1, 'eth_blockNumber'),
    call(2, 'eth_getBlockByNumber', '0x4', false),
    call(3, 'net_peerCount'),
    call(4, 'eth_nonsense'),
  ];
  it.each([
    ['wrong-ids', [{ id: 1001 }, { id: 1002 }, { id: 1003 }, { id: 1004 }]],
    ['text-ids', [{ id: '1' }, { id: '2' }, { id: '3' }, { id: '4' }]],
    ['first-id-for-all', [{ id: 1, result: '0x5' }, { id: 1 }, { id: 1, result: '0x0' }, { id: 1 }]],
    ['other-order', [{ id: 4 }, { id: 3 }, { id: 2 }, { id: 1, result: '0x5' }]],
    ['missing-entries', [{ id: 2 }, { id: 3 }, { id: 4 }]],
    ['negative-numbers', [{ result: '-0x1' }, { result: { number: '-0x1' } }, { result: '-0x1' }, { error: { code: -32601 } }]],
    ['decimal-numbers', [{ result: 5 }, { result: { number: 4 } }, { result: 0 }, { error: {} }]],
    ['leading-zeros', [{ result: '0x05' }, { result: { number: '0x04' } }, { result: '0x00' }, { error: {} }]],
    ['other-height', [{ result: '0x5' }, { result: { number: '0x3' } }, { result: '0x0' }, { error: {} }]],
    ['changed-hash', [{ result: '0x5' }, { result: { number: '0x4', hash: `0x${'ee'.repeat(32)}` } }, { result: '0x0' }, { error: {} }]],
    ['only-eth', [{ result: '0x5' }, { result: { number: '0x4' } }, { error: { code: -32601 } }, { error: { code: -32601 } }]],
    ['batch-too-long', { id: null, error: { code: -32005 } }],
  ])('twists what is right: %s', async (id, expected) => {
    const { json, node } = await serve();
    node.hostile = id;
    expect(await json(asked)).toMatchObject(expected);
  });

  it('that refuses batches answers single calls', async () => {
    const { json, node } = await serve();
    node.hostile = 'batch-refused';
    expect(await json(asked)).toMatchObject({ error: { code: -32600 } });
    expect(await json(asked[0])).toMatchObject({ id: 1, result: '0x5' });
  });

  it('that is silent answers nothing, and goes away with its server', async () => {
    const { post, node, served } = await serve();
    node.hostile = 'silent';
    const asking = post(call(1, 'eth_blockNumber')).catch(failed);
    await expect.poll(() => served.stats()['validator-1']?.httpRequests).toBe(1);
    await served.stop();
    expect(await asking).not.toMatchObject({ status: 200 });
  });

  it.each([['reset'], ['closed-midway']])('breaks the connection: %s', async (id) => {
    const { post, node } = await serve();
    node.hostile = id;
    await expect(post(call(1, 'eth_blockNumber'))).rejects.toThrow();
  });
});

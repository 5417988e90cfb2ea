import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { block, drawRecording, latest, START } from '@/lib/replay/drawn-recording.test-world';
import { loadRecording } from '@/lib/replay/load-recording';
import { planPlayback } from '@/lib/replay/plan-playback';
import { type ServedRecording, serveRecording } from '@/lib/replay/serve-recording';

const open: ServedRecording[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.stop()));
});

const world = drawRecording(
  ['A', 'B'],
  [
    { s: 0, node: 'A', asked: [latest(block('a1', 'a0')), ['net_peerCount', [], '0x1']] },
    { s: 0, node: 'B', asked: [latest(block('a1', 'a0'))] },
    { s: 10, node: 'B', failed: 'ECONNREFUSED' },
    { s: 20, node: 'B', asked: [latest(block('a2', 'a1'))] },
    { s: 20, node: 'A', asked: [latest(block('a2', 'a1'))] },
  ],
);

async function serve(recording = world, ports?: readonly number[]) {
  let second = 0;
  const plan = planPlayback(recording);
  const served = await serveRecording({ recording, plan, clock: { now: () => plan.startAt + second * 1000, rate: 1 }, ports });
  open.push(served);
  const url = (name: string) => served.nodes.find((node) => node.name === name)?.url ?? '';
  const post = async (name: string, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(url(name), { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
    const answer = await response.text();
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      json: answer === '' ? null : (JSON.parse(answer) as unknown),
    };
  };
  const goTo = async (to: number) => {
    second = to;
    await served.settle();
  };
  const setSecond = (to: number) => {
    second = to;
  };
  return { served, url, post, goTo, setSecond };
}

const call = (id: unknown, method: string, ...params: unknown[]) => ({ jsonrpc: '2.0', id, method, params });
const refusal = (error: unknown) => (error as { cause?: { code?: string } }).cause?.code;

describe('served nodes', () => {
  it('answer single calls and batches, every call by itself in the order asked', async () => {
    const { post, goTo } = await serve();
    expect(await post('A', call(7, 'eth_blockNumber'))).toEqual({
      status: 200,
      type: 'application/json',
      json: { jsonrpc: '2.0', id: 7, result: '0x1' },
    });
    const batch = [
      call('b', 'eth_nonsense'),
      call(2, 'eth_getBlockByNumber', '0x2', false),
      call(null, 'net_peerCount'),
      call(2, 'eth_blockNumber'),
    ];
    expect((await post('A', batch)).json).toEqual([
      { jsonrpc: '2.0', id: 'b', error: { code: -32000, message: 'not recorded' } },
      { jsonrpc: '2.0', id: 2, result: null },
      { jsonrpc: '2.0', id: null, result: '0x1' },
      { jsonrpc: '2.0', id: 2, result: '0x1' },
    ]);
    await goTo(20);
    expect((await post('A', [...batch].reverse())).json).toMatchObject([
      { result: '0x2' },
      { result: '0x1' },
      { result: { number: '0x2' } },
      { error: {} },
    ]);
  });

  it('refuse connections while down, cut the open ones, and come back on the same port', async () => {
    const { post, url, goTo } = await serve();
    await post('B', call(1, 'eth_blockNumber'));
    const socket = connect(Number(new URL(url('B')).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const cut = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await goTo(10);
    await cut;
    expect(await post('B', call(1, 'eth_blockNumber')).catch(refusal)).toBe('ECONNREFUSED');
    expect((await post('A', call(1, 'eth_blockNumber'))).status).toBe(200);
    await goTo(20);
    expect((await post('B', call(1, 'eth_blockNumber'))).json).toMatchObject({ result: '0x2' });
  });

  it('never answer while down, even before the port is closed, and follow the clock by themselves', async () => {
    const { post, setSecond } = await serve();
    await post('B', call(1, 'eth_blockNumber'));
    setSecond(10);
    await expect(post('B', call(1, 'eth_blockNumber'))).rejects.toThrow();
    await expect.poll(() => post('B', call(1, 'eth_blockNumber')).catch(refusal)).toBe('ECONNREFUSED');
    setSecond(20);
    await expect.poll(() => post('B', call(1, 'eth_blockNumber')).then((answer) => answer.status, refusal)).toBe(200);
  });

  it('speak as GoQuorum does of what is no request', async () => {
    const { post, url } = await serve();
    expect(await post('A', 'hello')).toMatchObject({ status: 200, json: { id: null, error: { code: -32700, message: 'parse error' } } });
    expect(await post('A', [])).toMatchObject({ status: 200, json: { id: null, error: { code: -32600, message: 'empty batch' } } });
    expect(await post('A', [1, call(2, 'eth_blockNumber')])).toMatchObject({
      json: [
        { id: null, error: { code: -32600, message: 'invalid request' } },
        { id: 2, result: '0x1' },
      ],
    });
    expect(await post('A', { jsonrpc: '2.0', method: 'eth_blockNumber' })).toMatchObject({ status: 200, json: null });
    expect(await post('A', { jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: {} })).toMatchObject({
      json: { error: { code: -32602, message: 'non-array args' } },
    });
    expect((await fetch(url('A'), { method: 'PUT', body: '{}' })).status).toBe(405);
    expect((await fetch(url('A'), { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect(
      (await fetch(url('A'), { method: 'POST', body: 'x'.repeat(6_000_000), headers: { 'content-type': 'application/json' } })).status,
    ).toBe(413);
  });

  it('speak as Besu does where the recording is one of Besu', async () => {
    const { post } = await serve(loadRecording(join(import.meta.dirname, '../../fixtures/recordings/besu-qbft-london')));
    expect(await post('validator-1', 'hello')).toMatchObject({ status: 400, json: { error: { code: -32700, message: 'Parse error' } } });
    expect(await post('validator-1', [])).toMatchObject({ status: 400, json: { error: { code: -32600, message: 'Invalid Request' } } });
    const many = Array.from({ length: 1025 }, (_, id) => call(id, 'eth_chainId'));
    expect(await post('validator-1', many)).toMatchObject({ status: 200, json: { error: { code: -32005 } } });
    expect((await post('validator-1', many.slice(1))).json).toHaveLength(1024);
  });

  it('count what reached them', async () => {
    const { served, post } = await serve();
    await post('A', [call(1, 'eth_blockNumber'), call(2, 'net_peerCount')]);
    await post('A', call(1, 'eth_blockNumber'));
    expect(served.stats()).toEqual({ A: { httpRequests: 2, calls: 3 }, B: { httpRequests: 0, calls: 0 } });
  });

  it('hold their last answers while the clock runs on', async () => {
    const recording = loadRecording(join(import.meta.dirname, '../../fixtures/recordings/qbft-fork-2-2'));
    const plan = planPlayback(recording, { hold: 'forked' });
    const served = await serveRecording({ recording, plan, clock: { now: () => plan.startAt + 86_400_000, rate: 1 } });
    open.push(served);
    const heads = await Promise.all(
      served.nodes.map(async ({ url }) => {
        const response = await fetch(url, {
          method: 'POST',
          body: JSON.stringify(call(1, 'eth_blockNumber')),
          headers: { 'content-type': 'application/json' },
        });
        return ((await response.json()) as { result: string }).result;
      }),
    );
    expect(new Set(heads)).toEqual(new Set(['0xe']));
  });

  it('take the ports given, and leave nothing open where one is taken', async () => {
    const first = await serve();
    const port = Number(new URL(first.url('A')).port);
    await expect(serve(world, [0, port])).rejects.toThrow(`port ${port} on 127.0.0.1 is taken`);
    await first.served.stop();
    const second = await serve(world, [port]);
    expect(second.url('A')).toBe(`http://127.0.0.1:${port}`);
    expect(START).toBe(world.stages[0]?.startAt);
  });

  it('are gone after stop', async () => {
    const { served, post } = await serve();
    await served.stop();
    await served.settle();
    expect(await post('A', call(1, 'eth_blockNumber')).catch(refusal)).toBe('ECONNREFUSED');
  });
});

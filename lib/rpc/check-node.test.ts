import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { plainBlock, rightAnswer } from '@/fixtures/bad-node';
import { checkNode } from './check-node';
import { endpointFrom } from './endpoint';

type Answer = (request: { readonly id: number; readonly method: string; readonly params: readonly unknown[] }) => object;
let server: Server | undefined;
afterEach(() => server?.close());

type Heard = { readonly headers: Record<string, unknown>; readonly url: string };

async function serve(answer: Answer | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> }) {
  const heard: Heard[] = [];
  const started = createServer(async (request, response) => {
    heard.push({ headers: request.headers, url: request.url ?? '' });
    let text = '';
    for await (const piece of request) text += piece;
    if (typeof answer !== 'function') return response.writeHead(answer.status, answer.headers ?? {}).end(answer.body);
    const asked = JSON.parse(text);
    response.end(JSON.stringify(Array.isArray(asked) ? asked.map(answer) : answer(asked)));
  });
  server = started;
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(started.address() as AddressInfo).port}/`, heard };
}

const OWN = `0x${'0b'.repeat(20)}`;
const SET = [OWN, `0x${'0c'.repeat(20)}`];
const goQuorum: Answer = (request) => {
  const results: Readonly<Record<string, unknown>> = {
    istanbul_nodeAddress: OWN,
    istanbul_getValidators: SET,
    rpc_modules: { debug: '1.0' },
    txpool_status: { pending: '0x0', queued: '0x0' },
  };
  const result = results[request.method];
  if (result !== undefined) return { jsonrpc: '2.0', id: request.id, result };
  return rightAnswer(request as never);
};
const check = async (url: string, headers: Readonly<Record<string, string>> = {}) => checkNode(endpointFrom({ url, headers }));

describe('a check of an address', () => {
  test('says who answers, of which chain, with which role and which API groups', async () => {
    const { url } = await serve(goQuorum);
    const found = await check(url);
    if (!found.ok) throw new Error(JSON.stringify(found));
    expect(found.node).toMatchObject({
      client: { id: 'goquorum', name: 'GoQuorum' },
      version: 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8',
      ...{ chainId: 1337, height: 20, address: OWN, validators: SET, protocol: 'unknown', genesis: plainBlock(0).hash },
    });
    expect(Object.fromEntries(found.node.groups.map(({ group, state }) => [group, state]))).toEqual({
      ...{ eth: 'available', net: 'available', web3: 'available', admin: 'unavailable', istanbul: 'available' },
      ...{ txpool: 'available', debug: 'available', miner: 'unavailable' },
    });
  });

  test('leaves open what is not told: no key, no set', async () => {
    const { url } = await serve((request) => rightAnswer(request as never));
    expect(await check(url)).toMatchObject({ ok: true, node: { address: null, validators: null } });
  });

  test.each([
    ['a web page', { status: 200, body: '<html>SECRET</html>' }, { kind: 'failed', code: 'not-json' }],
    ['an error page', { status: 500, body: 'SECRET' }, { kind: 'failed', code: 'http-status' }],
    ['a refusal', { status: 401, body: 'SECRET' }, { kind: 'failed', code: 'unauthorized' }],
    ['other JSON', { status: 200, body: '{"key":"SECRET"}' }, { kind: 'not-a-node' }],
    [
      'an RPC of something else',
      { status: 200, body: '{"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"SECRET"}}' },
      { kind: 'not-a-node' },
    ],
  ])('of %s says so and repeats nothing of what was answered', async (_what, answer, fault) => {
    const { url } = await serve(answer);
    const found = await check(url);
    expect(found).toMatchObject({ ok: false, fault });
    expect(JSON.stringify(found)).not.toContain('SECRET');
  });

  test('follows no redirect', async () => {
    const other = await serve(goQuorum);
    const first = server;
    const { url } = await serve({ status: 307, body: '', headers: { location: other.url } });
    expect(await check(url)).toMatchObject({ ok: false, fault: { code: 'http-status' } });
    expect(other.heard).toEqual([]);
    first?.close();
  });

  test('of nothing says that it is not reached', async () => {
    const { url } = await serve(goQuorum);
    server?.close();
    expect(await check(url)).toMatchObject({ ok: false, fault: { kind: 'failed', code: 'unreachable' } });
  });

  test('never asks where clouds hand out credentials, by address or by name', async () => {
    expect(await check('http://169.254.169.254/latest/meta-data')).toEqual({ ok: false, fault: { kind: 'refused-address' } });
    const told = (_name: string, _options: object, done: (...said: readonly unknown[]) => void) =>
      done(Object.assign(new Error('refused'), { code: 'QUORUMWATCH_REFUSED_ADDRESS' }), '', 0);
    expect(await checkNode(endpointFrom({ url: 'http://metadata.example/' }), told as never)).toMatchObject({
      ok: false,
      fault: { kind: 'refused-address' },
    });
  });

  test('masks its own credentials in the version a node tells', async () => {
    const { url, heard } = await serve((request) =>
      request.method === 'web3_clientVersion' ? { id: request.id, result: 'besu/v24.5.4 hunter22\u202e' } : rightAnswer(request as never),
    );
    const found = await check(url, { authorization: `Basic ${btoa('ann:hunter22')}` });
    expect(heard[0]?.headers.authorization).toBe(`Basic ${btoa('ann:hunter22')}`);
    expect(found).toMatchObject({ ok: true, node: { version: 'besu/v24.5.4 ***' } });
  });
});

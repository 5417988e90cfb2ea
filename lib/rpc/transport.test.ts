import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type BadNode, BEHAVIOURS, type Behaviour, startBadNode } from '@/fixtures/bad-node';
import { chainId } from '@/lib/rpc/calls';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import { selfSigned } from '@/lib/rpc/self-signed.test-world';
import type { Endpoint, NodeClient } from '@/lib/rpc/types';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function clientFor(url: string, settings: { headers?: Record<string, string>; tls?: Endpoint['tls'] } = {}): NodeClient {
  const client = createNodeClient(endpointFrom({ url, ...settings }), { now: () => 0, random: () => 0 });
  open.push(client);
  return client;
}

async function startNode(behaviour: Behaviour, tls?: ServerOptions): Promise<BadNode> {
  const node = await (tls === undefined ? startBadNode(behaviour) : startBadNode(behaviour, (handler) => createTlsServer(tls, handler)));
  open.push(node);
  return node;
}

async function ask(client: NodeClient): Promise<string> {
  const [outcome] = (await client.send([chainId()])).outcomes;
  return outcome.ok ? `chain ${outcome.value}` : `${outcome.error.code}: ${outcome.error.message}`;
}

const overTls = ({ url }: BadNode): string => url.replace('http:', 'https:');

describe('what is sent along', () => {
  it('is what the endpoint holds: bearer, other headers, path and query', async () => {
    const node = await startNode(BEHAVIOURS.right);
    const headers = {
      Authorization: 'Bearer abc',
      'X-Api-Key': 'k',
      Host: 'node.internal',
      Accept: 'text/html',
      'Content-Type': 'text/plain',
    };
    let path: string | undefined;
    node.behave((visit) => {
      path = visit.response.req.url;
      BEHAVIOURS.right(visit);
    });
    expect(await ask(clientFor(`${node.url}/rpc/v1?net=a%20b`, { headers }))).toBe('chain 1337');
    expect(path).toBe('/rpc/v1?net=a%20b');
    expect(node.seen[0]?.headers).toMatchObject({
      ...{ authorization: 'Bearer abc', 'x-api-key': 'k', host: 'node.internal' },
      ...{ accept: 'application/json', 'content-type': 'application/json', 'accept-encoding': 'identity' },
    });
  });

  it('is refused in a word when a header holds what HTTP forbids, without its value', async () => {
    const node = await startNode(BEHAVIOURS.right);
    const said = await ask(clientFor(node.url, { headers: { Authorization: 'Bearer a\nb-secret' } }));
    expect(said).toMatch(/^unreachable: .*headers/);
    expect(said).not.toMatch(/secret/);
  });
});

describe('TLS', () => {
  const server = selfSigned('node');
  const operator = selfSigned('dashboard');

  it('with an unknown certificate is unreachable and names tls.ca', async () => {
    const node = await startNode(BEHAVIOURS.right, server);
    expect(await ask(clientFor(overTls(node)))).toMatch(/^unreachable: TLS with the node failed: .*self-signed.*tls\.ca/);
  });

  it('with the configured CA works, and without any check only when told so', async () => {
    const node = await startNode(BEHAVIOURS.right, server);
    expect(await ask(clientFor(overTls(node), { tls: { ca: server.cert } }))).toBe('chain 1337');
    expect(await ask(clientFor(overTls(node), { tls: { ca: operator.cert } }))).toMatch(/^unreachable: TLS/);
    expect(await ask(clientFor(overTls(node), { tls: { rejectUnauthorized: false } }))).toBe('chain 1337');
  });

  it('shows its client certificate', async () => {
    const node = await startNode(BEHAVIOURS.right, { ...server, ca: operator.cert, requestCert: true, rejectUnauthorized: true });
    const tls = { ca: server.cert };
    expect(await ask(clientFor(overTls(node), { tls: { ...tls, ...operator } }))).toBe('chain 1337');
    expect(await ask(clientFor(overTls(node), { tls }))).toMatch(/^unreachable: /);
  });

  it('towards a node without TLS says so, and the other way round', async () => {
    expect(await ask(clientFor(overTls(await startNode(BEHAVIOURS.right))))).toMatch(
      /^unreachable: TLS with the node failed: .*does not speak TLS/,
    );
    expect(await ask(clientFor((await startNode(BEHAVIOURS.right, server)).url))).toMatch(/^unreachable: /);
  });
});

describe('patience', () => {
  it.each([
    [{ 'retry-after': '30' }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:45 GMT', date: 'Sun, 22 Nov 2026 12:00:00 GMT' }, 45_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:00 GMT', date: 'Sun, 22 Nov 2026 12:00:45 GMT' }, 1_000],
    [{ 'retry-after': 'soon' }, 1_000],
    [{}, 1_000],
  ])('asked for with %j lasts %d ms of the server clock', async (headers, ms) => {
    const node = await startNode(({ response }) => {
      response.writeHead(429, headers);
      response.end();
    });
    const client = clientFor(node.url);
    await ask(client);
    expect([client.mayAsk(ms - 1), client.mayAsk(ms)]).toEqual([false, true]);
  });
});

describe('an answer', () => {
  it('that comes compressed unasked is named', async () => {
    const node = await startNode(({ response }) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      response.end(gzipSync('{"jsonrpc":"2.0","id":1,"result":"0x539"}'));
    });
    expect(await ask(clientFor(node.url))).toMatch(/^not-json: .*compressed/);
  });

  it('just under the size limit is read, just over it is not', async () => {
    const limit = 100_000;
    const sized = (size: number): Behaviour => {
      const frame = '{"jsonrpc":"2.0","id":1,"result":"0x539","pad":""}';
      return ({ response, requests }) =>
        response.end(frame.replace('1,', `${requests[0]?.id},`).replace('""', `"${'x'.repeat(size - frame.length)}"`));
    };
    for (const [size, expected] of [
      [limit, /^chain 1337$/],
      [limit + 1, /^too-large: .*100000 bytes/],
    ] as const) {
      const node = await startNode(sized(size));
      const client = createNodeClient(endpointFrom({ url: node.url }), { now: () => 0, maxBytes: limit });
      open.push(client);
      expect(await ask(client)).toMatch(expected);
    }
  });
});

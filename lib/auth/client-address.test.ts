import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clientAddress, proxyList } from './client-address';
import { markPeers } from './mark-peers';
import { isSameOrigin, originOf } from './same-origin';

const proxies = proxyList(['10.0.0.0/8', '2001:db8:ffff::/48', '192.0.2.200']);
const from = (peer: string, forwarded?: string) =>
  clientAddress(new Headers({ 'x-quorumwatch-peer': peer, ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }) }), proxies);

describe('where a request came from', () => {
  test.each([
    ['the socket', '192.0.2.1', undefined, '192.0.2.1'],
    ['the socket, whatever a client forwards', '192.0.2.1', '203.0.113.1', '192.0.2.1'],
    ['what a proxy forwards', '10.1.2.3', '203.0.113.1', '203.0.113.1'],
    [
      'the last hop that is no proxy, not what its client forged before',
      '10.1.2.3',
      '198.51.100.1, 203.0.113.1, 192.0.2.200',
      '203.0.113.1',
    ],
    ['the last that is an address', '10.1.2.3', 'unknown, 10.9.9.9', '10.9.9.9'],
    ['the proxy itself when it forwards nothing', '10.1.2.3', undefined, '10.1.2.3'],
    ['IPv4 written as IPv6', '::ffff:192.0.2.1', undefined, '192.0.2.1'],
    ['IPv4 with a port', '10.1.2.3', '203.0.113.1:4711', '203.0.113.1'],
    ['IPv6 in brackets with a port', '2001:db8:ffff::1', '[2001:DB8::7]:443', '2001:db8::7'],
  ])('is %s', (_what, peer, forwarded, address) => {
    expect(from(peer, forwarded)).toBe(address);
  });

  test('is not known without the mark of the socket', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': '203.0.113.1' }), proxies)).toBe(null);
  });

  test('is marked on every request to a server of this process; a mark that a client sends is dropped', async () => {
    markPeers();
    markPeers();
    const seen: unknown[] = [];
    const server = createServer((asked, answer) => {
      seen.push(Object.fromEntries(Object.entries(asked.headers).filter(([name]) => name.startsWith('x-'))));
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const headers = { 'X-Quorumwatch-Peer': '203.0.113.1', 'x-quorumwatch-page': '/', 'x-forwarded-for': '203.0.113.1' };
    await new Promise((resolve) =>
      request({ host: '127.0.0.1', port, headers, agent: false }, (answer) => answer.resume().on('end', resolve)).end(),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(seen).toEqual([{ 'x-quorumwatch-peer': '127.0.0.1', 'x-forwarded-for': '203.0.113.1' }]);
  });
});

describe('a request is of our own origin', () => {
  test.each([
    [{ origin: 'http://here' }, true],
    [{ origin: 'http://there' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://here' }, false],
    [{ cookie: 'a=b' }, false],
    [{ cookie: 'a=b', 'x-requested-with': 'curl' }, true],
    [{ cookie: 'a=b', 'x-requested-with': 'curl', 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{}, true],
  ])('with %j: %s', (headers, own) => {
    expect(isSameOrigin(new Headers(headers as Record<string, string>), 'http://here')).toBe(own);
  });

  test('which is the configured one, else that of its Host; only a proxy may name another', () => {
    const headers = new Headers({ host: 'Here:3000', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'watch.example.org' });
    expect(originOf(headers, 'https://set.example.org', true)).toBe('https://set.example.org');
    expect(originOf(headers, null, false)).toBe('http://here:3000');
    expect(originOf(headers, null, true)).toBe('https://watch.example.org');
  });
});

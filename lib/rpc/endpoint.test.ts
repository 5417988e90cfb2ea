import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointFrom, shownUrl } from '@/lib/rpc/endpoint';

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('an endpoint', () => {
  it('takes credentials out of the URL into a header', () => {
    expect(endpointFrom({ url: 'https://op:s%40cret@node.example:8545/rpc#top' })).toEqual({
      url: 'https://node.example:8545/rpc',
      headers: { authorization: basic('op:s@cret') },
      tls: null,
    });
  });

  it('keeps a configured Authorization and lower-cases header names', () => {
    const { headers } = endpointFrom({ url: 'http://a:b@127.0.0.1:8545', headers: { Authorization: 'Bearer t', 'X-Api-Key': 'k' } });
    expect(headers).toEqual({ authorization: 'Bearer t', 'x-api-key': 'k' });
  });

  it('keeps path, query and TLS settings, and adds no header of its own', () => {
    const tls = { ca: 'pem' };
    expect(endpointFrom({ url: 'https://127.0.0.1/v3/abc?token=t', tls })).toEqual({
      url: 'https://127.0.0.1/v3/abc?token=t',
      headers: {},
      tls,
    });
  });

  it('takes a password that is not well encoded as it stands', () => {
    expect(endpointFrom({ url: 'http://u:50%@127.0.0.1' }).headers.authorization).toBe(basic('u:50%'));
    expect(endpointFrom({ url: 'http://u:50%:x@127.0.0.1' }).headers.authorization).toBe(basic('u:50%:x'));
  });

  it.each(['ws://u:hunter2@host', 'node:8545', 'u:hunter2@host', '', 'file:///etc/passwd'])('refuses %s without repeating it', (url) => {
    expect(() => endpointFrom({ url })).toThrow(/^not a URL that starts with http:\/\/ or https:\/\/$/);
  });
});

describe('a shown URL', () => {
  it.each([
    ['http://op:secret@node:8545/rpc', 'http://node:8545/rpc'],
    ['https://node/?apikey=abc&net=main', 'https://node/?apikey=***&net=***'],
    ['https://node/v3/0123456789abcdef0123456789abcdef', 'https://node/v3/***'],
    ['http://127.0.0.1:8545/', 'http://127.0.0.1:8545/'],
    ['https://validator-1.networks.example/besu/rpc-validator-one', 'https://validator-1.networks.example/besu/rpc-validator-one'],
    ['no url: secret', 'an address that cannot be read'],
  ])('of %s is %s', (url, shown) => {
    expect(shownUrl(url)).toBe(shown);
  });

  it('never holds user, password or a query value', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/);
    fc.assert(
      fc.property(secret, secret, secret, (user, password, token) => {
        const shown = shownUrl(`https://${user}:${password}@host.example/rpc?key=${token}`);
        for (const one of [user, password, token]) expect(shown).not.toContain(one);
      }),
    );
  });
});

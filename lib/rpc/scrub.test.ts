import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEHAVIOURS, startBadNode } from '@/fixtures/bad-node';
import { chainId, peerCount } from '@/lib/rpc/calls';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import { masker, scrubber } from '@/lib/rpc/scrub';

/** Secrets of any printable characters; long enough not to be found in our own words. */
const secret = fc.stringMatching(/^[!-~]{10,60}$/).filter((text) => !/^[a-z]+$/.test(text));
const word = fc.string({ maxLength: 40 });

describe('scrubbing', () => {
  it('masks every secret of an endpoint wherever a node repeats it', () => {
    fc.assert(
      fc.property(secret, secret, secret, fc.array(word, { maxLength: 5 }), (password, key, query, words) => {
        const url = new URL('https://host.example/rpc');
        url.username = 'operator-name';
        url.password = encodeURIComponent(password);
        url.searchParams.set('token', query);
        const endpoint = endpointFrom({ url: url.href, headers: { 'x-api-key': key } });
        const header = endpoint.headers.authorization ?? '';
        const said = [header, password, 'operator-name', key, query, encodeURIComponent(key), JSON.stringify(password)];
        for (const text of [...said, said.join(words.join(' ')), words.join(said[0])]) {
          const shown = scrubber(endpoint)(text);
          for (const one of [header, header.slice(6), password, key, query, 'operator-name']) expect(shown).not.toContain(one);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('masks a bearer token with and without its scheme, in any case of letters', () => {
    const scrub = scrubber(endpointFrom({ url: 'http://h', headers: { authorization: 'Bearer Abcd.1234-Efgh' } }));
    expect(scrub('bad token abcd.1234-EFGH given')).toBe('bad token *** given');
    expect(scrub('header: Bearer Abcd.1234-Efgh')).toBe('header: ***');
  });

  it('leaves other texts alone, but on one line and at most 200 characters', () => {
    const scrub = scrubber(endpointFrom({ url: 'http://127.0.0.1:8545/' }));
    expect(scrub('unknown\n\tblock\u0007')).toBe('unknown block');
    expect(scrub('x'.repeat(5_000_000))).toHaveLength(200);
  });

  it('never shows half a secret where a long text is cut', () => {
    const token = `tok_${'Z9'.repeat(150)}`;
    const scrub = scrubber(endpointFrom({ url: 'http://h', headers: { 'x-key': token } }));
    for (let pad = 0; pad < 400; pad += 1) expect(scrub(`${' '.repeat(pad)}${token.repeat(60)}`)).not.toContain('Z9');
  });
});

describe('masking', () => {
  const endpoint = endpointFrom({
    url: 'https://ann:pa%2Fss-word@host.example/v3/0123456789abcdef0123/rpc?token=q-98765&verbose',
    headers: { 'x-api-key': 'key"with\\signs', accept: 'application/json' },
  });

  it('masks every secret in any spelling, as often as it stands there', () => {
    const basic = Buffer.from('ann:pa/ss-word').toString('base64');
    const mask = masker(endpoint);
    expect(mask(`Basic ${basic} and ${basic.toUpperCase()}`)).toBe('*** and ***');
    expect(mask('pa/ss-word pa%2Fss-word q-98765 Q-98765')).toBe('*** *** *** ***');
    expect(mask(JSON.stringify({ said: 'key"with\\signs' }))).toBe('{"said":"***"}');
    expect(mask('at /v3/0123456789abcdef0123/rpc')).toBe('at /v3/***/rpc');
  });

  it('leaves all else as it stands: lines, control signs, length, and headers that are no secret', () => {
    const text = `accept: application/json\n\tunknown\u0007 block ${'x'.repeat(100_000)}`;
    expect(masker(endpoint)(text)).toBe(text);
    expect(masker(endpointFrom({ url: 'http://127.0.0.1:8545/' }))(text)).toBe(text);
  });

  it('masks a secret of any signs anywhere in a long text, and nothing of it stays', () => {
    fc.assert(
      fc.property(secret, fc.nat(50_000), (key, place) => {
        const mask = masker(endpointFrom({ url: 'http://h', headers: { 'x-api-key': key } }));
        expect(mask(`${' '.repeat(place)}${key} end`)).toBe(`${' '.repeat(place)}*** end`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a failure', () => {
  it('never holds what was sent to authenticate, though the node says it all back', async () => {
    const node = await startBadNode(BEHAVIOURS.echoesHeaders);
    try {
      const [user, password, key, query] = ['operator-77', 'pa/ss+wo:rd-1', 'key_0123456789', 'q-9876543210'];
      const url = node.url.replace('http://', `http://${user}:${encodeURIComponent(password)}@`);
      const client = createNodeClient(endpointFrom({ url: `${url}/?t=${query}`, headers: { 'X-Key': key } }), { now: () => 0 });
      const { outcomes } = await client.send([chainId(), peerCount()]);
      await client.close();
      const basic = Buffer.from(`${user}:${password}`).toString('base64');
      expect(node.seen[0]?.headers).toMatchObject({ authorization: `Basic ${basic}`, 'x-key': key });
      expect(outcomes[0]).toMatchObject({
        ok: false,
        error: { code: 'rpc-error', rpcCode: -32000, message: expect.stringContaining('refused') },
      });
      for (const one of [basic, user, password, key, query]) expect(JSON.stringify(outcomes)).not.toContain(one);
    } finally {
      await node.close();
    }
  });
});

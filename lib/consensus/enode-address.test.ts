import { describe, expect, it } from 'vitest';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import { networkOf, recordingNames } from '@/lib/consensus/recorded-answers.test-world';

const KEY =
  '9ff246e4d8dfd55b32746a48e0e5b335b2b44846b5e06f89f9bbcd420dc2be64252cb4316f9aeed577e9fd434b2df37304ee64c3af6d1d1f5df3e8a81294a466';

describe('the address behind an enode', () => {
  it.each(recordingNames)('is the one the network records: %s', (name) => {
    const nodes: { address: string; enode?: string }[] = networkOf(name).nodes;
    const named = nodes.filter((node) => node.enode && node.address);
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(({ enode }) => addressFromEnode(enode as string))).toEqual(named.map(({ address }) => address));
  });

  it('is read from a bare key, with 0x and in capitals too', () => {
    for (const text of [KEY, `0x${KEY}`, KEY.toUpperCase(), `enode://${KEY}@[::1]:30303?discport=0`]) {
      expect(addressFromEnode(text)).toBe('0x24a4cf243bf576ecb8bbeae4efa228c497197e1e');
    }
  });

  it.each([
    ['the 64-hex id of GoQuorum', KEY.slice(0, 64)],
    ['a key too long', `${KEY}00`],
    ['no point of the curve', '11'.repeat(64)],
    ['another scheme', `http://${KEY}@127.0.0.1:1`],
    ['nothing', ''],
  ])('is null for %s', (_, text) => {
    expect(addressFromEnode(text)).toBeNull();
  });
});

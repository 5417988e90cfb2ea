import { describe, expect, test } from 'vitest';
import { guardedLookup, isRefusedAddress, REFUSED_CODE } from './refused-address';

describe('an address that is never asked on a word', () => {
  test.each([
    '169.254.169.254',
    '[fe80::1%eth0]',
    '::ffff:169.254.169.254',
    '[::ffff:a9fe:a9fe]',
    '168.63.129.16',
    '0.0.0.0',
    '::',
    '224.0.0.1',
  ])('%s is refused', (host) => expect(isRefusedAddress(host)).toBe(true));

  test.each(['127.0.0.1', '10.0.0.7', '192.168.1.4', '172.16.0.9', '[::1]', 'fd12::7', '8.8.8.8', 'validator-1', 'localhost'])(
    '%s is not: nodes stand there',
    (host) => expect(isRefusedAddress(host)).toBe(false),
  );

  type Found = string | readonly { readonly address: string; readonly family: number }[];
  const look = (found: Found) =>
    new Promise((resolve) => {
      const lookup = guardedLookup(((_name: string, _options: object, done: (...said: readonly unknown[]) => void) =>
        done(null, found, 4)) as never);
      lookup('metadata.example', {}, (error, address) => resolve(error === null ? address : error.code));
    });

  test('is refused behind a name, too, also as one of several', async () => {
    expect(await look('169.254.169.254')).toBe(REFUSED_CODE);
    const both = [
      { address: '10.0.0.1', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ];
    expect(await look(both)).toBe(REFUSED_CODE);
    expect(await look('10.0.0.1')).toBe('10.0.0.1');
  });
});

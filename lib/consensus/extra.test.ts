import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodecError } from '@/lib/consensus/codec-error';
import { decodeExtra, decodeIbftExtra, decodeQbftExtra, ISTANBUL_DIGEST } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { rlpList } from '@/lib/consensus/encode-rlp';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import type { Extra, Hex, IbftExtra, QbftExtra } from '@/lib/consensus/types';

const hex = (min: number, max = min) => fc.uint8Array({ minLength: min, maxLength: max }).map(bytesToHex);
const address = hex(20);
const seal = fc.oneof({ weight: 9, arbitrary: hex(65) }, hex(0, 70));
const qbft: fc.Arbitrary<QbftExtra> = fc.record({
  format: fc.constant('qbft' as const),
  vanity: fc.oneof({ weight: 9, arbitrary: hex(32) }, hex(0, 60)),
  validators: fc.array(address, { maxLength: 25 }),
  vote: fc.option(fc.record({ recipient: address, add: fc.boolean() })),
  round: fc.oneof(fc.nat(3), fc.nat(0xffffffff)),
  seals: fc.array(seal, { maxLength: 25 }),
});
const ibft: fc.Arbitrary<IbftExtra> = fc.record({
  format: fc.constant('ibft' as const),
  vanity: hex(32),
  validators: fc.array(address, { maxLength: 25 }),
  proposerSeal: seal,
  seals: fc.array(seal, { maxLength: 25 }),
});

/** The extra-data or the reason it is none; anything but a CodecError goes through. */
const tryDecode = (text: Hex): Extra | string => {
  try {
    return decodeExtra(text, ISTANBUL_DIGEST);
  } catch (error) {
    if (error instanceof CodecError) return error.message;
    throw error;
  }
};

const VALIDATOR = `94${'11'.repeat(20)}`;
const VANITY = '00'.repeat(32);
/** A list of raw parts, right in itself whatever the parts are. */
const raw = (...parts: string[]): Hex => bytesToHex(rlpList([Buffer.from(parts.join(''), 'hex')]));

describe('the extra-data codecs', () => {
  it('give back every QBFT extra they wrote', () => {
    fc.assert(
      fc.property(qbft, (extra) => void expect(decodeQbftExtra(encodeExtra(extra))).toEqual(extra)),
      { numRuns: 300 },
    );
  });

  it('give back every IBFT extra they wrote, and see which layout it is', () => {
    fc.assert(
      fc.property(ibft, (extra) => void expect(decodeIbftExtra(encodeExtra(extra))).toEqual(extra)),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.oneof(ibft, qbft), (extra) => void expect(decodeExtra(encodeExtra(extra), ISTANBUL_DIGEST)).toEqual(extra)),
      { numRuns: 300 },
    );
  });

  it('write the tails of the reference: no vote, a round, no seals', () => {
    const empty: QbftExtra = { format: 'qbft', vanity: `0x${VANITY}`, validators: [], vote: null, round: 0, seals: [] };
    expect(encodeExtra(empty)).toBe(`0xe5a0${VANITY}c0c080c0`);
    expect(encodeExtra({ ...empty, round: 5 }).endsWith('c0c005c0')).toBe(true);
    const recipient: Hex = `0x${'11'.repeat(20)}`;
    expect(encodeExtra({ ...empty, vote: { recipient, add: true } }).endsWith(`d7${VALIDATOR}81ff80c0`)).toBe(true);
    expect(encodeExtra({ ...empty, vote: { recipient, add: false } }).endsWith(`d6${VALIDATOR}8080c0`)).toBe(true);
    expect(encodeExtra({ format: 'ibft', vanity: `0x${VANITY}`, validators: [], proposerSeal: '0x', seals: [] })).toBe(
      `0x${VANITY}c3c080c0`,
    );
  });

  it('read nothing from bytes that are not extra-data, and whatever they read they write back alike', () => {
    const text = fc.oneof(
      hex(0, 300),
      fc.string().map((body) => `0x${body}` as Hex),
    );
    fc.assert(
      fc.property(text, (garbage) => {
        const extra = tryDecode(garbage);
        if (typeof extra !== 'string') expect(encodeExtra(extra)).toBe(garbage.toLowerCase());
      }),
      { numRuns: 2000 },
    );
  });

  it('survive real extra-data with any bytes changed, cut or added', () => {
    const damage = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(qbft, ibft), damage, fc.nat(40), (extra, changes, cut) => {
        const bytes = Buffer.from(encodeExtra(extra).slice(2), 'hex');
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const text = bytesToHex(cut % 3 === 0 ? bytes.subarray(0, Math.max(0, bytes.length - cut)) : bytes);
        const again = tryDecode(text);
        if (typeof again !== 'string') expect(encodeExtra(again)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, Hex, RegExp]>([
    ['another list of five', raw(`a0${VANITY}`, 'c0', '80', '80', 'c0'), /vote is a byte string/],
    ['a sixth item', raw(`a0${VANITY}`, 'c0', 'c0', '80', 'c0', '80', '80'.repeat(20)), /left over/],
    ['bytes after the list', `${raw(`a0${VANITY}`, `d5${VALIDATOR}`, 'c0', '80', 'c0')}00`, /extraData has 1 bytes left over/],
    ['an address of 19 bytes', raw(`a0${VANITY}`, `d493${'11'.repeat(19)}`, 'c0', '80', 'c0'), /19 bytes instead of 20/],
    ['a round of five bytes', raw(`a0${VANITY}`, `d5${VALIDATOR}`, 'c0', '850100000000', 'c0'), /32 bits/],
    ['a round as Besu IBFT2 writes it', raw(`a0${VANITY}`, `d5${VALIDATOR}`, 'c0', '8400000001', 'c0'), /leading zero/],
    ['a round in a longer form', raw(`a0${VANITY}`, `d5${VALIDATOR}`, 'c0', '8105', 'c0'), /shortest RLP form/],
    [
      'a vanity with its length in the long form',
      raw(`b820${VANITY}`, `d5${VALIDATOR}`, 'c0', '80', 'c0'),
      /vanity is not in the shortest/,
    ],
    ['a list length with a leading zero', `0xf90026a0${VANITY}c0c080c0c0`, /extraData is not in the shortest/],
    ['a vote of an unknown kind', raw(`a0${VANITY}`, `d5${VALIDATOR}`, `d6${VALIDATOR}01`, '80', 'c0'), /vote type/],
    ['a list longer than what holds it', '0xf8ff80', /runs past the end/],
    ['a length of eight bytes', '0xffffffffffffffffffff', /runs past the end/],
    ['nothing', '0x', /extraData is missing/],
    ['half a byte', '0xabc', /whole bytes/],
    ['letters that are no digits', '0xzz', /not a hex digit/],
  ])('name what is wrong: %s', (_, text, why) => {
    expect(tryDecode(text)).toMatch(why);
  });

  it('refuse what is too large before looking at it, and do not recurse into nested lists', () => {
    expect(tryDecode(`0x${'00'.repeat(102_401)}`)).toMatch(/longer than 102400 bytes/);
    let nested: Uint8Array = Uint8Array.of(0xc0);
    while (nested.length < 20_000) nested = rlpList([nested]);
    expect(tryDecode(bytesToHex(nested))).toMatch(/vanity is a list/);
  });

  it('read nothing under another mixHash', () => {
    const extra = encodeExtra({ format: 'qbft', vanity: `0x${VANITY}`, validators: [], vote: null, round: 0, seals: [] });
    expect(() => decodeExtra(extra, `0x${'0'.repeat(64)}`)).toThrow(CodecError);
    expect(decodeExtra(extra, ISTANBUL_DIGEST).format).toBe('qbft');
  });

  it('do not write a round past 32 bits, a negative one or an address of another length', () => {
    const extra: QbftExtra = { format: 'qbft', vanity: '0x', validators: [], vote: null, round: 0, seals: [] };
    expect(() => encodeExtra({ ...extra, round: 2 ** 32 })).toThrow(CodecError);
    expect(() => encodeExtra({ ...extra, round: -1 })).toThrow(CodecError);
    expect(() => encodeExtra({ ...extra, validators: ['0x11'] })).toThrow(CodecError);
  });
});

import type { Address, Hash, Hex } from '@/lib/consensus/types';
import { cannotRead, type GoType, GoTypeError } from '@/lib/drill/rpc/go/go-type';

/** What quorum common/hexutil says of a text it can't decode. */
class HexFault extends Error {}

const HEX_DIGITS = /^[0-9a-f]*$/i;

/** 0x-text of whole bytes; "" is let through as nothing. Source: quorum common/hexutil/json.go checkText. @throws HexFault */
function bytesIn(text: string): string {
  if (text === '') return '';
  if (!/^0x/i.test(text)) throw new HexFault('hex string without 0x prefix');
  if (text.length % 2 !== 0) throw new HexFault('hex string of odd length');
  return text.slice(2).toLowerCase();
}

/** Source: quorum common/hexutil/json.go checkNumberText: "" is let through as 0. @throws HexFault */
function numberIn(text: string, bits: number): bigint {
  if (text === '') return 0n;
  if (!/^0x/i.test(text)) throw new HexFault('hex string without 0x prefix');
  const digits = text.slice(2);
  if (digits === '') throw new HexFault('hex string "0x"');
  if (digits.length > 1 && digits.startsWith('0')) throw new HexFault('hex number with leading zero digits');
  if (digits.length > bits / 4) throw new HexFault(`hex number > ${bits} bits`);
  if (!HEX_DIGITS.test(digits)) throw new HexFault('invalid hex string');
  return BigInt(`0x${digits}`);
}

const hexType = <T>(goType: string, decode: (text: string) => T): GoType<T> => ({
  optional: false,
  read: (value, into) => {
    if (typeof value !== 'string') throw cannotRead('non-string', goType, into);
    try {
      return decode(value);
    } catch (error) {
      throw error instanceof HexFault ? cannotRead(error.message, goType, into) : error;
    }
  },
});

export const hexUint64 = hexType('hexutil.Uint64', (text) => numberIn(text, 64));
export const hexUint = hexType('hexutil.Uint', (text) => Number(numberIn(text, 64)));
export const hexBig = hexType('*hexutil.Big', (text) => numberIn(text, 256));
export const hexBytes = hexType('hexutil.Bytes', (text): Hex => {
  const digits = bytesIn(text);
  if (!HEX_DIGITS.test(digits)) throw new HexFault('invalid hex string');
  return `0x${digits}`;
});

/** The length is looked at before the digits, and said without the type. Source: quorum common/hexutil/json.go UnmarshalFixedText. */
const fixed = (goType: string, bytes: number): GoType<Hex> =>
  hexType(goType, (text): Hex => {
    const digits = bytesIn(text);
    if (digits.length !== bytes * 2) throw new GoTypeError(`hex string has length ${digits.length}, want ${bytes * 2} for ${goType}`);
    if (!HEX_DIGITS.test(digits)) throw new HexFault('invalid hex string');
    return `0x${digits}`;
  });

export const goHash: GoType<Hash> = fixed('common.Hash', 32);
export const goAddress: GoType<Address> = fixed('common.Address', 20);

import { CodecError } from '@/lib/consensus/codec-error';
import type { Hex } from '@/lib/consensus/types';

const NIBBLE = new Int8Array(128).fill(-1);
for (let i = 0; i < 16; i++) {
  const digit = i.toString(16);
  NIBBLE[digit.charCodeAt(0)] = i;
  NIBBLE[digit.toUpperCase().charCodeAt(0)] = i;
}
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The bytes of 0x-hex text, of exactly `length` bytes when that is given. Written out by hand because every digest of every
 * header passes here and ethers' reader is several times slower.
 * @throws CodecError naming `what` when the text is not hex or has another length.
 */
export function hexToBytes(hex: string, what: string, length?: number): Uint8Array {
  if (typeof hex !== 'string' || !hex.startsWith('0x') || hex.length % 2 !== 0)
    throw new CodecError(`${what} is not 0x-hex of whole bytes`);
  const size = (hex.length - 2) / 2;
  if (length !== undefined && size !== length) throw new CodecError(`${what} has ${size} bytes instead of ${length}`);
  const bytes = new Uint8Array(size);
  for (let i = 0, at = 2; i < size; i++, at += 2) {
    const high = NIBBLE[hex.charCodeAt(at)] ?? -1;
    const low = NIBBLE[hex.charCodeAt(at + 1)] ?? -1;
    if (high < 0 || low < 0) throw new CodecError(`${what} holds a character that is not a hex digit`);
    bytes[i] = (high << 4) | low;
  }
  return bytes;
}

/** 0x-hex of the bytes, lower case. */
export function bytesToHex(bytes: Uint8Array): Hex {
  let hex = '';
  for (const byte of bytes) hex += PAIRS[byte];
  return `0x${hex}`;
}

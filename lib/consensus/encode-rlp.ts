import { CodecError } from '@/lib/consensus/codec-error';

const EMPTY = new Uint8Array(0);

/** The pieces one after the other. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const piece of pieces) size += piece.length;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** RLP of a byte string. Source: Ethereum yellow paper, appendix B. */
export function rlpBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 1 && (bytes[0] ?? 0) < 0x80) return bytes;
  return concatBytes([prefix(0x80, bytes.length), bytes]);
}

/** RLP of a list of items that are RLP already. */
export function rlpList(items: readonly Uint8Array[]): Uint8Array {
  const size = items.reduce((sum, item) => sum + item.length, 0);
  return concatBytes([prefix(0xc0, size), ...items]);
}

/** RLP of a non-negative integer: big-endian without leading zeros, 0 as the empty string. @throws CodecError for anything else. */
export function rlpInteger(value: number | bigint, what: string): Uint8Array {
  if (value < 0 || (typeof value === 'number' && !Number.isSafeInteger(value)))
    throw new CodecError(`${what} is not a non-negative integer`);
  return rlpBytes(integerBytes(value));
}

function integerBytes(value: number | bigint): Uint8Array {
  if (value === 0 || value === 0n) return EMPTY;
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return Uint8Array.from({ length: even.length / 2 }, (_, i) => Number.parseInt(even.slice(i * 2, i * 2 + 2), 16));
}

function prefix(base: 0x80 | 0xc0, size: number): Uint8Array {
  if (size < 56) return Uint8Array.of(base + size);
  const length = integerBytes(size);
  return concatBytes([Uint8Array.of(base + 55 + length.length), length]);
}

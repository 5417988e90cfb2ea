import type { Address, Hash, Hex } from '@/lib/consensus/types';

/** Hex text as bytes. */
export function toBytes(hex: Hex): Buffer {
  return Buffer.from(hex.slice(2), 'hex');
}

/** Bytes as lower-case hex text. */
export function toHex(bytes: Buffer): Hex {
  return `0x${bytes.toString('hex')}`;
}

/** True for 32 bytes in lower-case hex: the one spelling a hash has inside the product. */
export function isHash(text: string): text is Hash {
  return /^0x[0-9a-f]{64}$/.test(text);
}

/** True for 20 bytes in lower-case hex. */
export function isAddress(text: string): text is Address {
  return /^0x[0-9a-f]{40}$/.test(text);
}

/** Addresses laid end to end: 20 bytes each. */
export function packAddresses(addresses: readonly Address[]): Buffer {
  return Buffer.concat(addresses.map(toBytes));
}

/** The reverse of packAddresses. */
export function unpackAddresses(bytes: Buffer): readonly Address[] {
  return Array.from({ length: bytes.length / 20 }, (_, i) => toHex(bytes.subarray(i * 20, i * 20 + 20)));
}

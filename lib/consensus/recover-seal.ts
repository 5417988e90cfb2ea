import { recover } from 'tiny-secp256k1';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address } from '@/lib/consensus/types';

/** Who signed a 32-byte digest with a 65-byte seal r‖s‖v; null when the seal is malformed or recovers to nobody. Never throws. */
export type SealRecoverer = (digest: Uint8Array, seal: Uint8Array) => Address | null;

/** True for a seal in the only form the clients take: 65 bytes, v 0 or 1. Source: quorum crypto/signature_cgo.go, besu SECPSignature.decode. */
export const isSealShaped = (seal: Uint8Array): boolean => seal.length === 65 && (seal[64] === 0 || seal[64] === 1);

/** The fast recoverer: libsecp256k1 as wasm. s above n/2 is taken, as the clients take it. */
export const recoverSeal: SealRecoverer = (digest, seal) => {
  if (digest.length !== 32 || !isSealShaped(seal)) return null;
  try {
    const key = recover(digest, seal.subarray(0, 64), seal[64] === 1 ? 1 : 0, false);
    return key === null ? null : `0x${keccak256(key.subarray(1)).slice(26)}`;
  } catch {
    // r or s zero or not below the order of the curve.
    return null;
  }
};

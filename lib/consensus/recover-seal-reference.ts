import { Signature, SigningKey } from 'ethers/crypto';
import { computeAddress } from 'ethers/transaction';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import { isSealShaped, type SealRecoverer } from '@/lib/consensus/recover-seal';
import type { Address } from '@/lib/consensus/types';

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The same by ethers alone: slower, another implementation of the curve; tests and the bench hold the fast one against it. */
export const recoverSealReference: SealRecoverer = (digest, seal) => {
  if (digest.length !== 32 || !isSealShaped(seal)) return null;
  const r = bytesToHex(seal.subarray(0, 32));
  const s = BigInt(bytesToHex(seal.subarray(32, 64)));
  const isHigh = s > CURVE_ORDER / 2n;
  if (s === 0n || s >= CURVE_ORDER) return null;
  // ethers refuses s above n/2; its mirror image with the other parity has the same signer.
  const low = `0x${(isHigh ? CURVE_ORDER - s : s).toString(16).padStart(64, '0')}`;
  const parity = (seal[64] === 1) !== isHigh ? 1 : 0;
  try {
    const key = SigningKey.recoverPublicKey(digest, Signature.from({ r, s: low, yParity: parity }));
    return computeAddress(key).toLowerCase() as Address;
  } catch {
    return null;
  }
};

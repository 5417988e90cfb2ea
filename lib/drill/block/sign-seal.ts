import { signRecoverable } from 'tiny-secp256k1';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import { concatBytes } from '@/lib/consensus/encode-rlp';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import type { Hex } from '@/lib/consensus/types';
import type { DrillKey } from '@/lib/drill/types';

/** Drills of one seed make the same blocks, one after the other. */
const KEPT = 8_192;
const made = boundedCache<string, Hex>(KEPT);

/**
 * A 65-byte seal r‖s‖v over a 32-byte digest, v 0 or 1; deterministic (RFC 6979), so one digest and key have one seal.
 * Source: quorum crypto/signature_cgo.go Sign.
 */
export function signSeal(digest: Uint8Array, { privateKey }: Pick<DrillKey, 'privateKey'>): Hex {
  return made(String.fromCharCode(...digest, ...privateKey), () => {
    const { signature, recoveryId } = signRecoverable(digest, privateKey);
    return bytesToHex(concatBytes([signature, Uint8Array.of(recoveryId)]));
  });
}

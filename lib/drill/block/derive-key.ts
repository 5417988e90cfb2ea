import { isPrivate, pointFromScalar } from 'tiny-secp256k1';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { DrillKey } from '@/lib/drill/types';

/** Keys kept: networks of one seed are made again and again, each trying some hundred names. */
const KEPT = 5000;
const keys = boundedCache<string, DrillKey>(KEPT);

/**
 * The key that belongs to a name under a seed: keccak of the text, hashed again in the (never seen) case that it is no key of the curve.
 * Rehearsal keys only: whoever knows the seed has them.
 */
export function deriveKey(seed: string, name: string): DrillKey {
  const text = `${seed} ${name}`;
  return keys(text, () => makeKey(text));
}

function makeKey(text: string): DrillKey {
  let privateKey = keccakBytes(new TextEncoder().encode(text));
  while (!isPrivate(privateKey)) privateKey = keccakBytes(privateKey);
  const point = pointFromScalar(privateKey, false);
  if (point === null) throw new Error(`no public key for ${text}`);
  const publicKey = point.subarray(1);
  const nodeId = keccak256(publicKey).slice(2);
  return { privateKey, publicKey: bytesToHex(publicKey), address: `0x${nodeId.slice(24)}`, nodeId };
}

const keccakBytes = (bytes: Uint8Array): Uint8Array => hexToBytes(keccak256(bytes), 'key', 32);

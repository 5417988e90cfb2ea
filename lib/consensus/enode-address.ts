import { isPoint } from 'tiny-secp256k1';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import { concatBytes } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address } from '@/lib/consensus/types';

const KEY = /^(?:enode:\/\/|0x)?([0-9a-f]{128})(?=@|$)/i;
const UNCOMPRESSED = Uint8Array.of(0x04);
/** Peers of 100 nodes of one network, whose keys are told again at every look. */
const KEPT = 1024;
const addresses = boundedCache<string, Address | null>(KEPT);

/**
 * The validator address behind an enode URL or a 128-hex public key: the last 20 bytes of keccak(key). null when the text holds no key of
 * the curve (GoQuorum's 64-hex node id is a hash, not a key). Source: quorum eth/handler.go FindPeers, besu Util.publicKeyToAddress.
 */
export function addressFromEnode(text: string): Address | null {
  const match = KEY.exec(text.trim());
  if (match?.[1] === undefined) return null;
  const hex = match[1];
  return addresses(hex, () => {
    const key = hexToBytes(`0x${hex}`, 'public key', 64);
    return isPoint(concatBytes([UNCOMPRESSED, key])) ? `0x${keccak256(key).slice(26)}` : null;
  });
}

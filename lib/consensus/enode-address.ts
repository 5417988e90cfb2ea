import { keccak256 } from 'ethers/crypto';
import { isPoint } from 'tiny-secp256k1';
import { concatBytes } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import type { Address } from '@/lib/consensus/types';

const KEY = /^(?:enode:\/\/|0x)?([0-9a-f]{128})(?=@|$)/i;
const UNCOMPRESSED = Uint8Array.of(0x04);

/**
 * The validator address behind an enode URL or a 128-hex public key: the last 20 bytes of keccak(key). null when the text holds no key of
 * the curve (GoQuorum's 64-hex node id is a hash, not a key). Source: quorum eth/handler.go FindPeers, besu Util.publicKeyToAddress.
 */
export function addressFromEnode(text: string): Address | null {
  const match = KEY.exec(text.trim());
  if (match?.[1] === undefined) return null;
  const key = hexToBytes(`0x${match[1]}`, 'public key', 64);
  if (!isPoint(concatBytes([UNCOMPRESSED, key]))) return null;
  return `0x${keccak256(key).slice(26)}`;
}

import { crc32 } from 'node:zlib';
import { SigningKey } from 'ethers/crypto';
import { encodeBase64, encodeRlp, getBytes, toBeHex } from 'ethers/utils';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Hex } from '@/lib/consensus/types';
import type { SimNode } from '@/lib/drill/types';

const made = new WeakMap<SimNode, string>();
const ascii = (text: string): Hex => `0x${Buffer.from(text, 'ascii').toString('hex')}`;

/**
 * The node's record, signed by its key, with the keys the recorded ones have. The sequence number is made up: real ones count the changes.
 * Source: EIP-778; quorum p2p/enode/localnode.go, core/forkid/forkid.go (all forks of the drill are at genesis).
 */
export function nodeRecord(node: SimNode): string {
  const known = made.get(node);
  if (known !== undefined) return known;
  const key = new SigningKey(node.key.privateKey);
  const forkId = toBeHex(crc32(getBytes(node.workshop.genesis.block.hash)) >>> 0, 4);
  const content = [
    '0x01',
    ...[ascii('eth'), [[forkId, '0x']]],
    ...[ascii('id'), ascii('v4')],
    ...[ascii('ip'), '0x7f000001'],
    ...[ascii('secp256k1'), key.compressedPublicKey],
    ...[ascii('snap'), []],
    ...[ascii('tcp'), toBeHex(node.p2pPort)],
  ];
  const { r, s } = key.sign(keccak256(getBytes(encodeRlp(content))));
  const record = encodeBase64(encodeRlp([`${r}${s.slice(2)}`, ...content]));
  const text = `enr:${record.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  made.set(node, text);
  return text;
}

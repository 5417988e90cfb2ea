import type { Block, Hash } from '@/lib/consensus/types';
import { block } from '@/lib/rpc/schemas/block';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import type { Call } from '@/lib/rpc/types';

const parseBlock = parseWith(block);
const parseNullable = parseWith(block.nullable());

/** A height or tag as both clients take it: hex without leading zeros. */
export function blockTag(at: number | 'latest' | 'pending'): string {
  return typeof at === 'number' ? `0x${at.toString(16)}` : at;
}

/**
 * The block at a height, null when the node has none there yet; or its head, which is never null.
 * `parse` throws when the answer is a block of another height than asked.
 */
export function blockByNumber(tag: number | 'latest'): Call<Block | null> {
  const parse = (raw: unknown): Block | null => {
    const found = tag === 'latest' ? parseBlock(raw) : parseNullable(raw);
    if (found !== null && tag !== 'latest' && found.header.height !== tag) {
      throw new Error(`asked for height ${tag}, answered height ${found.header.height}`);
    }
    return found;
  };
  return { method: 'eth_getBlockByNumber', params: [blockTag(tag), false], parse };
}

/** The block of a hash, null when the node does not hold it. `parse` throws when the answer carries another hash. */
export function blockByHash(hash: Hash): Call<Block | null> {
  const parse = (raw: unknown): Block | null => {
    const found = parseNullable(raw);
    if (found !== null && found.header.hash !== hash.toLowerCase()) {
      throw new Error(`asked for hash ${hash}, answered hash ${found.header.hash}`);
    }
    return found;
  };
  return { method: 'eth_getBlockByHash', params: [hash, false], parse };
}

import type { Address } from '@/lib/consensus/types';
import type { Random, StoredBlock } from '@/lib/drill/types';

/**
 * Whether an executed block becomes the head. Every block has difficulty 1, so the total difficulty is the height: higher wins. At equal height
 * an own head is kept, an own block is taken, and else a coin decides. Source: quorum core/blockchain.go writeBlockWithState,
 * eth/backend.go shouldPreserve, isLocalBlock (etherbase = the node's key).
 */
export function winsForkChoice(block: StoredBlock, head: StoredBlock, self: Address, random: Random): boolean {
  const difference = block.block.header.height - head.block.header.height;
  if (difference !== 0) return difference > 0;
  if (head.block.author === self) return false;
  return block.block.author === self || random.chance(0.5);
}

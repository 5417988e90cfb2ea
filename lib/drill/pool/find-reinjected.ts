import type { Hash } from '@/lib/consensus/types';
import type { Chain, DrillBlock, DrillTransaction } from '@/lib/drill/types';

/** Deeper reorganisations give nothing back. Source: quorum core/tx_pool.go reset. */
const MAX_DEPTH = 64;

/**
 * The transactions that a change of head takes out of the chain: those of the old branch that the new one does not hold.
 * null = the pool stays as it is, its state too: its old head is gone (a rewind deleted it) and the new one is not lower. So after a rewind
 * the first block at the old height is not noticed. Source: quorum core/tx_pool.go reset.
 */
export function findReinjected(chain: Pick<Chain, 'get'>, oldHead: DrillBlock, newHead: DrillBlock): readonly DrillTransaction[] | null {
  const [oldHeight, newHeight] = [oldHead.header.height, newHead.header.height];
  if (oldHead.hash === newHead.header.parentHash || Math.abs(oldHeight - newHeight) > MAX_DEPTH) return [];
  const parentOf = (block: DrillBlock): DrillBlock | null => chain.get(block.header.parentHash)?.block ?? null;
  let removed: DrillBlock | null = chain.get(oldHead.hash)?.block ?? null;
  let added: DrillBlock | null = newHead;
  if (removed === null) return newHeight >= oldHeight ? null : [];
  const discarded: DrillTransaction[] = [];
  const included = new Set<Hash>();
  while (removed.hash !== added.hash) {
    const isAddedHigher: boolean = added.header.height > removed.header.height;
    const isRemovedHigher: boolean = removed.header.height > added.header.height;
    if (!isAddedHigher) {
      discarded.push(...removed.transactions);
      removed = parentOf(removed);
    }
    if (!isRemovedHigher) {
      for (const { hash } of added.transactions) included.add(hash);
      added = parentOf(added);
    }
    if (removed === null || added === null) return null;
  }
  return discarded.filter(({ hash }) => !included.has(hash));
}

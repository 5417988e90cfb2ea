import type { Hash } from '@/lib/consensus/types';
import type { BlockWorkshop, Chain, DrillBlock } from '@/lib/drill/types';

type Index = { readonly read: Set<Hash>; readonly blocksOf: Map<Hash, Hash[]> };

/** One for all nodes of a workshop: a block holds the same transactions everywhere. */
const indexes = new WeakMap<BlockWorkshop, Index>();

export type FoundTransaction = { readonly block: DrillBlock; readonly index: number };

/** A transaction in this node's canonical blocks; null = it is in none, even where a dropped block held it. */
export function findTransaction(workshop: BlockWorkshop, chain: Chain, hash: Hash): FoundTransaction | null {
  const index = indexes.get(workshop) ?? { read: new Set<Hash>(), blocksOf: new Map<Hash, Hash[]>() };
  indexes.set(workshop, index);
  readDown(index, chain);
  const holder = index.blocksOf.get(hash)?.find((block) => chain.isCanonical(block));
  const block = holder === undefined ? null : (chain.get(holder)?.block ?? null);
  return block === null ? null : { block, index: block.transactions.findIndex((transaction) => transaction.hash === hash) };
}

/** From the head down to the first block that was read before: below it everything was. */
function readDown(index: Index, chain: Chain): void {
  const path: DrillBlock[] = [];
  for (let at = chain.head().block; !index.read.has(at.hash); ) {
    path.push(at);
    const parent = chain.get(at.header.parentHash);
    if (parent === null) break;
    at = parent.block;
  }
  for (const block of path.reverse()) {
    index.read.add(block.hash);
    for (const { hash } of block.transactions) index.blocksOf.set(hash, [...(index.blocksOf.get(hash) ?? []), block.hash]);
  }
}

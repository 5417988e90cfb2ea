import { headerFields, headerSize, type Json, sortedKeys } from '@/lib/drill/rpc/json/header-json';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import { transactionAt } from '@/lib/drill/rpc/json/transaction-json';
import type { At } from '@/lib/drill/rpc/rpc-method';
import type { BlockWorkshop, StoredBlock } from '@/lib/drill/types';

/** Not known before it is mined. Source: quorum internal/ethapi/api.go GetBlockByNumber. */
const PENDING = { hash: null, miner: null, nonce: null, totalDifficulty: null };

/** Asked for again and again by everybody who watches, and as dear as the whole encoding. */
const sizes = new WeakMap<StoredBlock, number>();

function sizeOf(workshop: BlockWorkshop, copy: StoredBlock): number {
  const known = sizes.get(copy);
  if (known !== undefined) return known;
  const size = (workshop.rlpOf(copy).length - 2) / 2;
  sizes.set(copy, size);
  return size;
}

/** A block as eth_getBlockBy* answers it, keys in byte order as Go prints a map. `pending` = not mined yet. */
export function blockJson({ node, process }: At, copy: StoredBlock, full: boolean, pending = false): Json {
  const { block } = copy;
  const { workshop } = node;
  return sortedKeys({
    ...headerFields(block.header, workshop.extraOf(copy)),
    size: quantity(sizeOf(workshop, copy)),
    totalDifficulty: difficultyOf(process, block.hash),
    transactions: block.transactions.map(({ hash }, index) => (full ? transactionAt(block, index) : hash)),
    uncles: [],
    ...(pending ? PENDING : {}),
  });
}

/** A header as eth_getHeaderBy* answers it. */
export function headerJson({ node, process }: At, copy: StoredBlock, pending = false): Json {
  const { header, hash } = copy.block;
  const extraData = node.workshop.extraOf(copy);
  return sortedKeys({
    ...headerFields(header, extraData),
    size: quantity(headerSize(header, extraData)),
    totalDifficulty: difficultyOf(process, hash),
    ...(pending ? PENDING : {}),
  });
}

function difficultyOf({ chain }: At['process'], hash: StoredBlock['block']['hash']): string | null {
  const total = chain.totalDifficulty(hash);
  return total === null ? null : quantity(total);
}

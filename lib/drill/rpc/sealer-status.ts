import type { Address } from '@/lib/consensus/types';
import type { BlockTag } from '@/lib/drill/rpc/go/block-number';
import { type Json, sortedKeys } from '@/lib/drill/rpc/json/header-json';
import { type At, RpcError } from '@/lib/drill/rpc/rpc-method';

const USUAL_BLOCKS = 64;

/** "latest" and "pending" are -1 and -2 in the client, and wrap to the end of uint64 here. */
const unsigned = (tag: BlockTag): number => (typeof tag === 'number' ? tag : 2 ** 64);

/** The blocks each validator made in [start, end), the last 64 when neither is given. Source: quorum consensus/istanbul/backend/api.go Status. @throws RpcError */
export function sealerStatus({ process }: At, first: BlockTag | null, last: BlockTag | null): Json {
  const { chain } = process;
  const head = chain.headerHead().block.header.height;
  if (first !== null && last === null) throw new RpcError('pass the end block number');
  if (first === null && last !== null) throw new RpcError('pass the start block number');
  const end = last === null ? head : unsigned(last);
  let start = first === null ? end - USUAL_BLOCKS : unsigned(first);
  if (start > end) throw new RpcError('start block number should be less than end block number');
  if (end > head) throw new RpcError('end block number should be less than or equal to current block height');
  const atEnd = chain.at(end);
  const validators = atEnd === null ? undefined : chain.snapshotAt(atEnd.block.hash)?.validators;
  if (validators === undefined) throw new RpcError('unknown block');
  // Counted from block 1 where the range would reach below it.
  if (end - start >= end) start = 1;
  const activity = new Map<Address, number>(validators.map((validator) => [validator, 0]));
  for (let height = start; height < end; height++) {
    const author = chain.at(height)?.block.header.miner;
    if (author !== undefined) activity.set(author, (activity.get(author) ?? 0) + 1);
  }
  return { sealerActivity: sortedKeys(Object.fromEntries(activity)), numBlocks: Math.max(0, end - start) };
}

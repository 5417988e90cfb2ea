import type { Hash } from '@/lib/consensus/types';
import type { Json } from '@/lib/drill/rpc/json/header-json';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import type { DrillBlock, DrillTransaction } from '@/lib/drill/types';

type Place = { readonly hash: Hash; readonly height: number; readonly index: number };

/** A transaction, in the pool where it has no place. Key order as the client's struct. Source: quorum internal/ethapi/api.go RPCTransaction. */
export function transactionJson(transaction: DrillTransaction, place: Place | null): Json {
  return {
    blockHash: place?.hash ?? null,
    blockNumber: place === null ? null : quantity(place.height),
    from: transaction.from,
    gas: quantity(transaction.gas),
    gasPrice: quantity(transaction.gasPrice),
    hash: transaction.hash,
    input: transaction.data,
    nonce: quantity(transaction.nonce),
    to: transaction.to,
    transactionIndex: place === null ? null : quantity(place.index),
    value: quantity(transaction.value),
    type: '0x0',
    v: quantity(transaction.v),
    r: quantity(transaction.r),
    s: quantity(transaction.s),
  };
}

/** The transaction at an index of a block; null = there is none. */
export function transactionAt(block: DrillBlock, index: number): Json | null {
  const transaction = block.transactions[index];
  return transaction === undefined ? null : transactionJson(transaction, { hash: block.hash, height: block.header.height, index });
}

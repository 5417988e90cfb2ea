import { TransactionError } from '@/lib/drill/block/transaction-error';
import { findBlock } from '@/lib/drill/rpc/find-block';
import { findTransaction } from '@/lib/drill/rpc/find-transaction';
import { blockNumber } from '@/lib/drill/rpc/go/block-number';
import { goHash, hexBytes, hexUint } from '@/lib/drill/rpc/go/hex-types';
import { receiptJson } from '@/lib/drill/rpc/json/receipt-json';
import { transactionAt, transactionJson } from '@/lib/drill/rpc/json/transaction-json';
import { type At, method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';
import type { DrillTransaction, StoredBlock } from '@/lib/drill/types';

/** Source: quorum internal/ethapi/api.go PublicTransactionPoolAPI. Raw bytes that are not there are "0x", not null. */
export const ETH_TRANSACTIONS: Readonly<Record<string, RpcMethod>> = {
  eth_getTransactionByHash: method([goHash], ({ node, process }, hash) => {
    const found = findTransaction(node.workshop, process.chain, hash);
    if (found !== null) return transactionAt(found.block, found.index);
    const pooled = process.pool.get(hash);
    return pooled === null ? null : transactionJson(pooled, null);
  }),
  eth_getTransactionByBlockNumberAndIndex: method([blockNumber, hexUint], (at, tag, index) => inBlock(findBlock(at, tag), index)),
  eth_getTransactionByBlockHashAndIndex: method([goHash, hexUint], ({ process }, hash, index) => inBlock(process.chain.get(hash), index)),
  eth_getRawTransactionByHash: method([goHash], ({ node, process }, hash) => {
    const found = findTransaction(node.workshop, process.chain, hash);
    return found === null ? (process.pool.get(hash)?.raw ?? '0x') : rawIn(found.block, found.index);
  }),
  eth_getRawTransactionByBlockNumberAndIndex: method([blockNumber, hexUint], (at, tag, index) => rawIn(findBlock(at, tag)?.block, index)),
  eth_getRawTransactionByBlockHashAndIndex: method([goHash, hexUint], ({ process }, hash, index) =>
    rawIn(process.chain.get(hash)?.block, index),
  ),
  eth_getTransactionReceipt: method([goHash], ({ node, process }, hash) => {
    const found = findTransaction(node.workshop, process.chain, hash);
    const receipt = found === null ? undefined : node.workshop.receiptsOf(found.block)[found.index];
    return found === null || receipt === undefined ? null : receiptJson(found.block, found.index, receipt);
  }),
  eth_sendRawTransaction: method([hexBytes], (at, raw) => send(at, raw)),
  eth_pendingTransactions: method([], () => []),
};

const inBlock = (copy: StoredBlock | null, index: number) => (copy === null ? null : transactionAt(copy.block, index));
const rawIn = (block: StoredBlock['block'] | undefined, index: number) => block?.transactions[index]?.raw ?? '0x';

function send({ node, process }: At, raw: string): string {
  const transaction = readTransaction(node.workshop.readTransaction, raw);
  const taken = process.pool.add(transaction, true);
  if (!taken.ok) throw new RpcError(taken.message);
  return transaction.hash;
}

function readTransaction(read: (raw: string) => DrillTransaction, raw: string): DrillTransaction {
  try {
    return read(raw);
  } catch (error) {
    throw error instanceof TransactionError ? new RpcError(error.message) : error;
  }
}

import type { Json } from '@/lib/drill/rpc/json/header-json';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import type { DrillBlock, DrillReceipt } from '@/lib/drill/types';

const EMPTY_BLOOM = `0x${'0'.repeat(512)}`;

/** A receipt of a transfer, keys in byte order. Source: quorum internal/ethapi/api.go getTransactionReceiptCommonCode. */
export function receiptJson(block: DrillBlock, index: number, receipt: DrillReceipt): Json | null {
  const transaction = block.transactions[index];
  if (transaction === undefined) return null;
  return {
    blockHash: block.hash,
    blockNumber: quantity(block.header.height),
    contractAddress: null,
    cumulativeGasUsed: quantity(receipt.cumulativeGasUsed),
    from: transaction.from,
    gasUsed: quantity(receipt.gasUsed),
    isPrivacyMarkerTransaction: false,
    logs: [],
    logsBloom: EMPTY_BLOOM,
    status: quantity(receipt.status),
    to: transaction.to,
    transactionHash: transaction.hash,
    transactionIndex: quantity(index),
    type: '0x0',
  };
}

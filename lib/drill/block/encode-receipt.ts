import { rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { intrinsicGas } from '@/lib/drill/block/gas';
import type { DrillReceipt, DrillTransaction } from '@/lib/drill/types';

const NO_BLOOM = rlpBytes(new Uint8Array(256));
const NO_LOGS = rlpList([]);

/** Receipts of transfers that were included: each used just its intrinsic gas and succeeded. */
export function receiptsOfTransfers(transactions: readonly DrillTransaction[]): DrillReceipt[] {
  let cumulativeGasUsed = 0n;
  return transactions.map(({ data }) => {
    const gasUsed = intrinsicGas(data);
    cumulativeGasUsed += gasUsed;
    return { status: 1, gasUsed, cumulativeGasUsed };
  });
}

/** RLP [status, cumulative gas, bloom, logs] of a receipt without logs. Source: quorum core/types/receipt.go receiptRLP. */
export const encodeReceipt = ({ status, cumulativeGasUsed }: DrillReceipt): Uint8Array =>
  rlpList([rlpInteger(status, 'status'), rlpInteger(cumulativeGasUsed, 'cumulativeGasUsed'), NO_BLOOM, NO_LOGS]);

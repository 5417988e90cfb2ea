import type { ClientLimits } from '@/lib/drill/block/client-limits';
import { intrinsicGas } from '@/lib/drill/block/gas';
import { costOf } from '@/lib/drill/pool/account-list';
import type { Account, DrillTransaction } from '@/lib/drill/types';

type Bar = ClientLimits & { readonly sender: Account; readonly maxGas: bigint; readonly isLocal: boolean };

/** Wei a gas that a stranger's transaction pays at least where gas has a price. Source: quorum core/tx_pool.go DefaultTxPoolConfig.PriceLimit. */
const PRICE_LIMIT = 1n;

/**
 * Why a pool does not take a transaction, in the client's words and its order of checks; null = it takes it.
 * Source: quorum core/tx_pool.go validateTx.
 */
export function judgeTransaction(transaction: DrillTransaction, bar: Bar): string | null {
  const { raw, gas, gasPrice, nonce, data } = transaction;
  if (raw.length / 2 - 1 > bar.maxTransactionBytes) return 'oversized data';
  if (gas > bar.maxGas) return 'exceeds block gas limit';
  if (!bar.isGasPriceEnabled && gasPrice !== 0n) return 'Gas price not 0';
  if (bar.isGasPriceEnabled && !bar.isLocal && gasPrice < PRICE_LIMIT) return 'transaction underpriced';
  if (bar.sender.nonce > nonce) return 'nonce too low';
  if (bar.sender.balance < costOf(transaction)) return 'insufficient funds for gas * price + value';
  return gas < intrinsicGas(data) ? 'intrinsic gas too low' : null;
}

import type { Address } from '@/lib/consensus/types';
import { changeState, type KeptState } from '@/lib/drill/block/account-state';
import { intrinsicGas, TRANSFER_GAS } from '@/lib/drill/block/gas';
import type { Account, DrillTransaction } from '@/lib/drill/types';

type Execution = { readonly state: KeptState; readonly included: readonly DrillTransaction[]; readonly gasUsed: bigint };
type Surroundings = { readonly author: Address; readonly gasLimit: bigint; readonly isGasPriceEnabled: boolean };

const NONE: Account = { nonce: 0, balance: 0n };

/**
 * Transfers carried out one after the other on a state; one that does not fit (nonce, funds, gas, a price where none is allowed) is left out
 * and those behind it are still tried, as the client's worker does.
 * Source: quorum miner/worker.go commitTransactions, core/state_transition.go TransitionDb.
 */
export function executeTransfers(before: KeptState, transactions: readonly DrillTransaction[], around: Surroundings): Execution {
  const changed = new Map<Address, Account>();
  const accountOf = (address: Address): Account => changed.get(address) ?? before.accounts.get(address) ?? NONE;
  const credit = (address: Address, amount: bigint): void => {
    if (amount === 0n) return;
    const account = accountOf(address);
    changed.set(address, { ...account, balance: account.balance + amount });
  };
  const included: DrillTransaction[] = [];
  let gasUsed = 0n;
  for (const transaction of transactions) {
    const left = around.gasLimit - gasUsed;
    if (left < TRANSFER_GAS) break;
    const sender = accountOf(transaction.from);
    const used = intrinsicGas(transaction.data);
    if (sender.nonce !== transaction.nonce || transaction.gas > left || transaction.gas < used) continue;
    if (transaction.gasPrice > 0n && !around.isGasPriceEnabled) continue;
    const fee = used * transaction.gasPrice;
    if (
      sender.balance < transaction.gas * transaction.gasPrice ||
      sender.balance - transaction.gas * transaction.gasPrice < transaction.value
    )
      continue;
    changed.set(transaction.from, { nonce: sender.nonce + 1, balance: sender.balance - transaction.value - fee });
    credit(transaction.to, transaction.value);
    credit(around.author, fee);
    included.push(transaction);
    gasUsed += used;
  }
  return { state: included.length === 0 ? before : changeState(before, changed), included, gasUsed };
}

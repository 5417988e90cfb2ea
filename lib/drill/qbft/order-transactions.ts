import TinyQueue from 'tinyqueue';
import type { Address } from '@/lib/consensus/types';
import type { DrillTransaction } from '@/lib/drill/types';

type Account = { readonly place: number; readonly transactions: readonly DrillTransaction[]; next: number };

/**
 * Pending transactions as a block takes them: the best-paid next one of all senders, each sender's by nonce; where the price is the same, in
 * the order of the pool. Source: quorum core/types/transaction.go NewTransactionsByPriceAndNonce.
 */
export function orderTransactions(pending: ReadonlyMap<Address, readonly DrillTransaction[]>): readonly DrillTransaction[] {
  const accounts = [...pending.values()].map((transactions, place): Account => ({ place, transactions, next: 0 }));
  const queue = new TinyQueue(
    accounts.filter(({ transactions }) => transactions.length > 0),
    (one, other) => comparePrices(one, other) || one.place - other.place,
  );
  const ordered: DrillTransaction[] = [];
  for (let account = queue.pop(); account !== undefined; account = queue.pop()) {
    const transaction = account.transactions[account.next];
    if (transaction === undefined) continue;
    ordered.push(transaction);
    account.next += 1;
    if (account.next < account.transactions.length) queue.push(account);
  }
  return ordered;
}

function comparePrices(one: Account, other: Account): number {
  const price = one.transactions[one.next]?.gasPrice ?? 0n;
  const otherPrice = other.transactions[other.next]?.gasPrice ?? 0n;
  if (price === otherPrice) return 0;
  return price > otherPrice ? -1 : 1;
}

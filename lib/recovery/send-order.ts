import type { Address } from '@/lib/consensus/types';
import { isTimeToSend, mayBeSent } from './lost-transactions';
import type { GivenBack } from './run-types';
import type { SavedTransaction } from './saved-transactions';

/**
 * Transactions to send again now, by sender, each list in the order of nonces: a node keeps a later one waiting for the earlier. A sender whose
 * first was tried a moment ago is left for a later pass, with all that comes after it.
 */
export function sendOrder(
  saved: readonly SavedTransaction[],
  places: readonly GivenBack[],
  now: number,
): readonly { readonly sender: Address; readonly transactions: readonly SavedTransaction[] }[] {
  const placeOf = new Map(places.map((one) => [one.hash, one]));
  const bySender = new Map<Address, SavedTransaction[]>();
  for (const transaction of saved) {
    const place = placeOf.get(transaction.hash);
    if (place === undefined || transaction.sender === null || !mayBeSent(place, transaction)) continue;
    bySender.set(transaction.sender, [...(bySender.get(transaction.sender) ?? []), transaction]);
  }
  return [...bySender].flatMap(([sender, list]) => {
    const transactions = list.sort((one, other) => (one.nonce ?? 0) - (other.nonce ?? 0));
    const first = placeOf.get(transactions[0]?.hash ?? '0x');
    return first !== undefined && isTimeToSend(first, now) ? [{ sender, transactions }] : [];
  });
}

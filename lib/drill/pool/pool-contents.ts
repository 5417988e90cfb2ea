import type { Address, Hash } from '@/lib/consensus/types';
import { type AccountList, createAccountList } from '@/lib/drill/pool/account-list';
import type { AccountState, DrillTransaction } from '@/lib/drill/types';

type Known = { readonly transaction: DrillTransaction; readonly isLocal: boolean; readonly order: number };

/** What is in a pool, and the moves that keep its parts in step. Source: quorum core/tx_pool.go. */
export type PoolContents = {
  readonly pending: Map<Address, AccountList>;
  readonly queue: Map<Address, AccountList>;
  /** Senders of whom something was first sent to this node. */
  readonly locals: Set<Address>;
  /** Clock of each account's last move, ms: what waits too long behind a missing nonce is forgotten. */
  readonly beats: Map<Address, number>;
  readonly known: (hash: Hash) => Known | null;
  readonly all: () => Iterable<Known>;
  readonly count: () => number;
  readonly remember: (transaction: DrillTransaction, isLocal: boolean) => void;
  readonly forget: (transactions: readonly DrillTransaction[]) => void;
  /** Into the queue; false = what is there pays as much. */
  readonly enqueue: (transaction: DrillTransaction) => boolean;
  /** Out of the queue into pending; false = what is there pays as much. */
  readonly promote: (transaction: DrillTransaction) => boolean;
  /** Out of the pool; what stood behind it waits in the queue. */
  readonly remove: (hash: Hash) => void;
  readonly nextNonce: (address: Address) => number;
  readonly setNextNonce: (address: Address, nonce: number) => void;
  readonly lowerNextNonce: (address: Address, nonce: number) => void;
  /** The state below and nothing pending yet. */
  readonly startFrom: (state: AccountState) => void;
  readonly state: () => AccountState;
};

export function createContents({ state: first, clock }: { readonly state: AccountState; readonly clock: () => number }): PoolContents {
  const pending = new Map<Address, AccountList>();
  const queue = new Map<Address, AccountList>();
  const beats = new Map<Address, number>();
  const known = new Map<Hash, Known>();
  const nonces = new Map<Address, number>();
  let state = first;
  let order = 0;

  const listIn = (lists: Map<Address, AccountList>, address: Address, strict: boolean): AccountList => {
    const list = lists.get(address) ?? createAccountList({ strict });
    lists.set(address, list);
    return list;
  };
  const forget = (transactions: readonly DrillTransaction[]): void => {
    for (const { hash } of transactions) known.delete(hash);
  };
  const nextNonce = (address: Address): number => nonces.get(address) ?? state.accounts.get(address)?.nonce ?? 0;
  const lowerNextNonce = (address: Address, nonce: number): void => {
    if (nextNonce(address) > nonce) nonces.set(address, nonce);
  };
  const enqueue = (transaction: DrillTransaction): boolean => {
    const { inserted, old } = listIn(queue, transaction.from, false).add(transaction);
    if (!inserted) return false;
    if (old !== null) forget([old]);
    if (!beats.has(transaction.from)) beats.set(transaction.from, clock());
    return true;
  };
  const remove = (hash: Hash): void => {
    const transaction = known.get(hash)?.transaction;
    if (transaction === undefined) return;
    const { from, nonce } = transaction;
    known.delete(hash);
    const list = pending.get(from);
    const taken = list?.get(nonce)?.hash === hash ? list.remove(transaction) : null;
    if (taken?.removed) {
      if (list?.size() === 0) pending.delete(from);
      for (const invalid of taken.invalids) enqueue(invalid);
      lowerNextNonce(from, nonce);
      return;
    }
    queue.get(from)?.remove(transaction);
    if (queue.get(from)?.size() === 0) {
      queue.delete(from);
      beats.delete(from);
    }
  };

  return {
    pending,
    queue,
    locals: new Set(),
    beats,
    known: (hash) => known.get(hash) ?? null,
    all: () => known.values(),
    count: () => known.size,
    remember: (transaction, isLocal) => {
      known.set(transaction.hash, { transaction, isLocal, order: order++ });
    },
    forget,
    enqueue,
    promote: (transaction) => {
      const { inserted, old } = listIn(pending, transaction.from, true).add(transaction);
      if (!inserted) {
        forget([transaction]);
        return false;
      }
      if (old !== null) forget([old]);
      nonces.set(transaction.from, transaction.nonce + 1);
      beats.set(transaction.from, clock());
      return true;
    },
    remove,
    nextNonce,
    setNextNonce: (address, nonce) => {
      nonces.set(address, nonce);
    },
    lowerNextNonce,
    startFrom: (below) => {
      state = below;
      nonces.clear();
    },
    state: () => state,
  };
}

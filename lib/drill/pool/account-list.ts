import type { DrillTransaction } from '@/lib/drill/types';

/**
 * Transactions of one account by nonce. Strict = without gaps (the pending ones): what is taken out of the middle takes all behind it along,
 * given back as `invalids`.
 */
export type AccountList = {
  readonly get: (nonce: number) => DrillTransaction | null;
  /** `old` is what was replaced; not inserted = what is there pays as much or nearly. */
  readonly add: (transaction: DrillTransaction) => { readonly inserted: boolean; readonly old: DrillTransaction | null };
  /** Takes out what lies below the nonce. */
  readonly forward: (nonce: number) => readonly DrillTransaction[];
  /** Takes out what costs more or wants more gas. */
  readonly filter: (balance: bigint, maxGas: bigint) => Removal;
  /** Takes out the highest nonces until `limit` are left. */
  readonly cap: (limit: number) => readonly DrillTransaction[];
  readonly remove: (transaction: DrillTransaction) => { readonly removed: boolean; readonly invalids: readonly DrillTransaction[] };
  /** Takes out the unbroken row that begins at or below the nonce. */
  readonly ready: (nonce: number) => readonly DrillTransaction[];
  /** In nonce order. */
  readonly flat: () => readonly DrillTransaction[];
  readonly size: () => number;
};

type Removal = { readonly drops: readonly DrillTransaction[]; readonly invalids: readonly DrillTransaction[] };

/** Percent by which a replacement must pay more. Source: quorum core/tx_pool.go DefaultTxPoolConfig.PriceBump. */
const PRICE_BUMP = 10n;

/** Gas at its price and the value: what the account must own. Source: quorum core/types/transaction.go Cost. */
export const costOf = ({ gas, gasPrice, value }: DrillTransaction): bigint => gas * gasPrice + value;

/** Source: quorum core/tx_list.go txList. */
export function createAccountList({ strict }: { readonly strict: boolean }): AccountList {
  const items = new Map<number, DrillTransaction>();
  let sorted: readonly DrillTransaction[] | null = null;

  const flat = (): readonly DrillTransaction[] => {
    sorted ??= [...items.values()].sort((one, other) => one.nonce - other.nonce);
    return sorted;
  };
  const take = (taken: readonly DrillTransaction[]): readonly DrillTransaction[] => {
    for (const { nonce } of taken) items.delete(nonce);
    if (taken.length > 0) sorted = null;
    return taken;
  };
  const takeBehind = (nonce: number): readonly DrillTransaction[] => (strict ? take(flat().filter((one) => one.nonce > nonce)) : []);

  return {
    get: (nonce) => items.get(nonce) ?? null,
    add: (transaction) => {
      const old = items.get(transaction.nonce) ?? null;
      const isEnough =
        old === null || (transaction.gasPrice > old.gasPrice && transaction.gasPrice >= (old.gasPrice * (100n + PRICE_BUMP)) / 100n);
      if (!isEnough) return { inserted: false, old: null };
      const last = sorted?.at(-1)?.nonce ?? -1;
      // Most come in nonce order: they need no sorting again.
      sorted = sorted !== null && transaction.nonce > last ? [...sorted, transaction] : null;
      items.set(transaction.nonce, transaction);
      return { inserted: true, old };
    },
    forward: (nonce) => ((flat()[0]?.nonce ?? nonce) >= nonce ? [] : take(flat().filter((one) => one.nonce < nonce))),
    filter: (balance, maxGas) => {
      const drops = take(flat().filter((one) => one.gas > maxGas || costOf(one) > balance));
      return { drops, invalids: drops[0] === undefined ? [] : takeBehind(drops[0].nonce) };
    },
    cap: (limit) => (items.size <= limit ? [] : take(flat().slice(limit))),
    remove: ({ nonce }) => {
      const removed = items.delete(nonce);
      if (removed) sorted = null;
      return { removed, invalids: removed ? takeBehind(nonce) : [] };
    },
    ready: (nonce) => {
      const first = flat()[0]?.nonce ?? Number.POSITIVE_INFINITY;
      return first > nonce ? [] : take(flat().filter((one, place) => one.nonce === first + place));
    },
    flat,
    size: () => items.size,
  };
}

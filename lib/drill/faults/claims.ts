import type { DrillNetwork } from '@/lib/drill/types';

/**
 * Several faults may want something of the same thing (a link closed, a clock wrong): each claims it, and it is free again when the last one
 * lets go. `settle` hears the claims that hold now, oldest first.
 */
export function createClaims<T>(settle: (network: DrillNetwork, key: string, held: readonly T[]) => void) {
  const books = new WeakMap<DrillNetwork, Map<string, T[]>>();
  return (network: DrillNetwork, key: string, value: T): (() => void) => {
    const book = books.get(network) ?? new Map<string, T[]>();
    books.set(network, book);
    const held = book.get(key) ?? [];
    book.set(key, held);
    held.push(value);
    settle(network, key, held);
    return () => {
      const at = held.lastIndexOf(value);
      if (at < 0) return;
      held.splice(at, 1);
      settle(network, key, held);
    };
  };
}

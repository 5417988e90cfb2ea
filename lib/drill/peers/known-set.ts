/** What a peer is known to have; old items are forgotten when it is full, as the client's sets forget some. */
export type KnownSet<T> = { readonly has: (item: T) => boolean; readonly add: (item: T) => void };

/** A set that remembers the last `limit / 2` items at least and `limit` at most: the older half is dropped whole, which costs nothing an item. */
export function createKnownSet<T>(limit: number): KnownSet<T> {
  let young = new Set<T>();
  let old = new Set<T>();
  return {
    has: (item) => young.has(item) || old.has(item),
    add: (item) => {
      if (young.size >= limit / 2) {
        old = young;
        young = new Set();
      }
      young.add(item);
    },
  };
}

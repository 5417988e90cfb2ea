/** What a peer is known to have; the oldest is forgotten when it is full, as the client's sets forget some. */
export type KnownSet<T> = { readonly has: (item: T) => boolean; readonly add: (item: T) => void };

/** A set of at most `limit` items. */
export function createKnownSet<T>(limit: number): KnownSet<T> {
  const items = new Set<T>();
  return {
    has: (item) => items.has(item),
    add: (item) => {
      if (items.has(item)) return;
      if (items.size >= limit) {
        for (const oldest of items) {
          items.delete(oldest);
          break;
        }
      }
      items.add(item);
    },
  };
}

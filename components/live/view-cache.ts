/** Changes what is kept: with data sets it (a function is given what was), without reads it again; a test of keys reads all of those that are shown. */
export type Mutate = {
  (keys: (key: unknown) => boolean): Promise<unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: what is kept under a key is known where it is read
  (key: string, data?: any, options?: { readonly revalidate: boolean }): Promise<unknown>;
};

/** What a wall keeps of the API by its paths, as SWR does for pages: a screen that shows two things need not load all that SWR can. */
export type ViewCache = {
  readonly read: (key: string) => unknown;
  readonly subscribe: (key: string, listener: () => void) => () => void;
  readonly mutate: Mutate;
};

/** `fetcher` reads a path; one that fails leaves what is kept. */
export function createViewCache(first: Readonly<Record<string, unknown>>, fetcher: (path: string) => Promise<unknown>): ViewCache {
  const kept = new Map<string, unknown>(Object.entries(first));
  const listeners = new Map<string, Set<() => void>>();
  const set = (key: string, value: unknown) => {
    kept.set(key, value);
    for (const listener of listeners.get(key) ?? []) listener();
  };
  const readAgain = (key: string) =>
    listeners.has(key)
      ? fetcher(key).then(
          (value) => set(key, value),
          () => undefined,
        )
      : Promise.resolve();
  return {
    read: (key) => kept.get(key),
    subscribe: (key, listener) => {
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(key);
      };
    },
    mutate: async (keys: string | ((key: unknown) => boolean), data?: unknown) => {
      if (typeof keys === 'function') await Promise.all([...listeners.keys()].filter(keys).map(readAgain));
      else if (data === undefined) await readAgain(keys);
      else set(keys, typeof data === 'function' ? data(kept.get(keys)) : data);
    },
  };
}

'use client';

import { createContext, use, useSyncExternalStore } from 'react';
import { LiveContext } from '@/components/live/live-context';
import type { LiveSnapshot } from '@/components/live/live-store';

/** Set where data is stale: `asOf` (null = never heard) is the time the data is of, and what came after is not known. */
export const Stale = createContext<{ readonly asOf: number | null } | null>(null);

/** Set where a past moment is shown: every age is counted up to it. */
export const Past = createContext<number | null>(null);

/** The link and the server's clock; renders again every second. */
export function useLive(): LiveSnapshot {
  const store = use(LiveContext);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.firstSnapshot);
}

/** True where the data shown can't be relied on as of now. */
export function useStale(): boolean {
  return use(Stale) !== null;
}

/** The server's time in ms since 1970, each second anew; stands still where the data is stale or past, so that no age claims that nothing came since. */
export function useNow(): number {
  const { now } = useLive();
  const past = use(Past);
  return past ?? use(Stale)?.asOf ?? now;
}

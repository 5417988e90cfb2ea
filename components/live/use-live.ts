'use client';

import { createContext, use, useSyncExternalStore } from 'react';
import { LiveContext } from '@/components/live/live-provider';
import type { LiveSnapshot } from '@/components/live/live-store';

/** Set where data is stale: ages stop at the time the data is of, because what came after is not known. */
export const FrozenAt = createContext<number | null>(null);

/** The link and the server's clock; renders again every second. */
export function useLive(): LiveSnapshot {
  const store = use(LiveContext);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.firstSnapshot);
}

/** The server's time in ms since 1970, each second anew; stands still where the data is stale. */
export function useNow(): number {
  const { now } = useLive();
  return use(FrozenAt) ?? now;
}

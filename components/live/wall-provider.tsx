'use client';

import type { ReactNode } from 'react';
import { createContext, use, useCallback, useState, useSyncExternalStore } from 'react';
import { NETWORKS_KEY } from '@/components/live/api-paths';
import { fetchJson } from '@/components/live/fetch-json';
import { LiveContext } from '@/components/live/live-context';
import type { Feed } from '@/components/live/live-provider';
import { createLiveStore } from '@/components/live/live-store';
import { Stream } from '@/components/live/stream';
import { createViewCache, type ViewCache } from '@/components/live/view-cache';

/** What the walls below it keep; null = none: nothing is told anew. */
export const ViewsContext = createContext<ViewCache | null>(null);

/** The live provider of walls: the same stream and clock, without what pages need beside. */
export function WallProvider({ networks, serverNow, rate, version, live, children }: Feed & { readonly children: ReactNode }) {
  const [store] = useState(() => createLiveStore({ serverNow, rate }, () => performance.now()));
  const [cache] = useState(() => createViewCache({ [NETWORKS_KEY]: { networks } }, fetchJson));
  return (
    <LiveContext value={store}>
      <ViewsContext value={cache}>
        {live && <Stream store={store} version={version} mutate={cache.mutate} />}
        {children}
      </ViewsContext>
    </LiveContext>
  );
}

const nothing = () => () => {};

/** What is kept under an API path, drawn again when it changes; `undefined` = nothing yet. */
export function useKept<T>(key: string): T | undefined {
  const cache = use(ViewsContext);
  const subscribe = useCallback((listener: () => void) => (cache === null ? nothing() : cache.subscribe(key, listener)), [cache, key]);
  const read = () => cache?.read(key) as T | undefined;
  return useSyncExternalStore(subscribe, read, read);
}

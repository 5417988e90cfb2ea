'use client';

import type { ReactNode } from 'react';
import { createContext, useEffect, useState } from 'react';
import { SWRConfig } from 'swr';
import { NETWORKS_KEY } from '@/components/live/api-paths';
import { fetchJson } from '@/components/live/fetch-json';
import type { LiveStore } from '@/components/live/live-store';
import { createLiveStore } from '@/components/live/live-store';
import { Stream } from '@/components/live/stream';
import type { NetworkSummary } from '@/lib/views/types';

/** Without a provider (a page drawn by itself) time stands still and nothing is claimed to be live. */
export const LiveContext = createContext<LiveStore>(createLiveStore({ serverNow: 0, rate: 0 }, () => 0));

type Props = {
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
  /** Of the server that rendered this. */
  readonly version: string;
  /** False = nobody is signed in where reading needs it: no stream is opened. */
  readonly live?: boolean;
  readonly children: ReactNode;
};

const SWR_OPTIONS = {
  fetcher: fetchJson,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  revalidateIfStale: false,
  keepPreviousData: false,
  shouldRetryOnError: false,
};

/** The tab's one event stream, the server's clock and the cache that both feed. Once, in the root layout. */
export function LiveProvider({ networks, serverNow, rate, version, live = true, children }: Props) {
  const [store] = useState(() => createLiveStore({ serverNow, rate }, () => performance.now()));
  const [fallback] = useState(() => ({ [NETWORKS_KEY]: { networks } }));
  // From here on the page hears keys and clicks; until then its controls show that they wait.
  useEffect(() => {
    document.documentElement.dataset.alive = 'true';
  }, []);
  return (
    <LiveContext value={store}>
      <SWRConfig value={{ ...SWR_OPTIONS, fallback }}>
        {live && <Stream store={store} version={version} />}
        {children}
      </SWRConfig>
    </LiveContext>
  );
}

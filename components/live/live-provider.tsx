'use client';

import type { ReactNode } from 'react';
import { useState } from 'react';
import { SWRConfig, useSWRConfig } from 'swr';
import { NETWORKS_KEY } from '@/components/live/api-paths';
import { fetchJson } from '@/components/live/fetch-json';
import { LiveContext } from '@/components/live/live-context';
import { createLiveStore, type LiveStore } from '@/components/live/live-store';
import { Stream } from '@/components/live/stream';
import type { NetworkSummary } from '@/lib/views/types';

/** What the server renders around every page. */
export type Feed = {
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
  /** Of the server that rendered this. */
  readonly version: string;
  /** False = nobody is signed in where reading needs it: no stream is opened. */
  readonly live?: boolean;
};

const SWR_OPTIONS = {
  fetcher: fetchJson,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  revalidateIfStale: false,
  keepPreviousData: false,
  shouldRetryOnError: false,
};

/** The tab's one event stream, the server's clock and the cache that both feed. Once, around all pages. */
export function LiveProvider({ networks, serverNow, rate, version, live = true, children }: Feed & { readonly children: ReactNode }) {
  const [store] = useState(() => createLiveStore({ serverNow, rate }, () => performance.now()));
  const [fallback] = useState(() => ({ [NETWORKS_KEY]: { networks } }));
  return (
    <LiveContext value={store}>
      <SWRConfig value={{ ...SWR_OPTIONS, fallback }}>
        {live && <FeedCache store={store} version={version} />}
        {children}
      </SWRConfig>
    </LiveContext>
  );
}

function FeedCache(props: { readonly store: LiveStore; readonly version: string }) {
  const { mutate } = useSWRConfig();
  return <Stream {...props} mutate={mutate} />;
}

'use client';

import type { ReactNode } from 'react';
import { createContext, useEffect, useState } from 'react';
import { SWRConfig, useSWRConfig } from 'swr';
import { NETWORKS_KEY, STREAM_URL } from '@/components/live/api-paths';
import { openEventLink } from '@/components/live/event-link';
import { fetchJson } from '@/components/live/fetch-json';
import type { LiveStore } from '@/components/live/live-store';
import { createLiveStore } from '@/components/live/live-store';
import { receiveEvent, STREAM_EVENTS } from '@/components/live/receive-event';
import type { NetworkSummary } from '@/lib/views/types';

/** Without a provider (a page drawn by itself) time stands still and nothing is claimed to be live. */
export const LiveContext = createContext<LiveStore>(createLiveStore({ serverNow: 0, rate: 0 }, () => 0));

type Props = {
  readonly networks: readonly NetworkSummary[];
  readonly serverNow: number;
  readonly rate: number;
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
export function LiveProvider({ networks, serverNow, rate, live = true, children }: Props) {
  const [store] = useState(() => createLiveStore({ serverNow, rate }, () => performance.now()));
  const [fallback] = useState(() => ({ [NETWORKS_KEY]: { networks } }));
  // From here on the page hears keys and clicks; until then its controls show that they wait.
  useEffect(() => {
    document.documentElement.dataset.alive = 'true';
  }, []);
  return (
    <LiveContext value={store}>
      <SWRConfig value={{ ...SWR_OPTIONS, fallback }}>
        {live && <Stream store={store} />}
        {children}
      </SWRConfig>
    </LiveContext>
  );
}

function Stream({ store }: { readonly store: LiveStore }) {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    const receive = receiveEvent({ store, mutate, reload: () => location.reload(), now: () => performance.now() });
    let link: { readonly close: () => void } | null = null;
    const follow = () => {
      if (document.hidden) {
        link?.close();
        link = null;
        store.paused();
      } else if (link === null) {
        store.resumed();
        link = openEventLink({ url: STREAM_URL, events: STREAM_EVENTS, onEvent: receive, onDown: store.failed });
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    const timer = setInterval(store.tick, 1000);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearInterval(timer);
      link?.close();
    };
  }, [store, mutate]);
  return null;
}

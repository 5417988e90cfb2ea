'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { STREAM_URL, WALL_STREAM_URL } from '@/components/live/api-paths';
import { askEvents } from '@/components/live/ask-events';
import type { EventLink } from '@/components/live/event-link';
import { isPageServed } from '@/components/live/is-page-served';
import { LISTEN_MS } from '@/components/live/listen-ms';
import { openLiveLink } from '@/components/live/live-link';
import type { LiveStore } from '@/components/live/live-store';
import { receiveEvent, STREAM_EVENTS } from '@/components/live/receive-event';
import { reloadFor } from '@/components/live/reload-for';
import type { Mutate } from '@/components/live/view-cache';

/** Two clocks that part by more than this tell of a sleep, or of a clock that was set. */
const SLEPT_MS = 5000;

type Props = { readonly store: LiveStore; readonly version: string; readonly mutate: Mutate };

/** The tab's one link to the server: open while the tab is shown, begun anew after a sleep and when the network changes. */
export function Stream({ store, version, mutate }: Props) {
  const isWall = /^\/wall(\/|$)/.test(usePathname());
  useEffect(() => {
    const real = () => performance.now();
    const reload = reloadFor({
      reload: () => location.reload(),
      isServed: isPageServed,
      storage: {
        getItem: (key) => sessionStorage.getItem(key),
        setItem: (key, value) => sessionStorage.setItem(key, value),
      },
      age: real,
      now: () => Date.now(),
      later: (work, ms) => void setTimeout(work, ms),
    });
    const receive = receiveEvent({ store, mutate, version, reload, now: real });
    const streamUrl = isWall ? WALL_STREAM_URL : STREAM_URL;
    const askUrl = () => {
      const network = /^\/(?:wall|n)\/([^/]+)/.exec(location.pathname)?.[1];
      return `${streamUrl}?once=1${network === undefined ? '' : `&network=${network}`}`;
    };
    let link: EventLink | null = null;
    const follow = () => {
      if (document.hidden) {
        link?.close();
        link = null;
        store.paused();
      } else if (link === null) {
        store.resumed();
        link = openLiveLink({ streamUrl, askUrl, events: STREAM_EVENTS, onEvent: receive, onDown: store.failed, ask: askEvents });
      }
    };
    const restart = () => link?.restart();
    const shownAgain = (event: PageTransitionEvent) => event.persisted && restart();
    let apart = Date.now() - real();
    const tick = () => {
      const now = Date.now() - real();
      const slept = now - apart;
      apart = now;
      if (Math.abs(slept) > SLEPT_MS) {
        store.slept(slept);
        restart();
      }
      store.tick();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    document.addEventListener('resume', restart);
    for (const event of ['online', 'offline']) addEventListener(event, restart);
    addEventListener('pageshow', shownAgain);
    const timer = setInterval(tick, 1000);
    const listening = isWall ? setInterval(store.listen, LISTEN_MS) : undefined;
    return () => {
      document.removeEventListener('visibilitychange', follow);
      document.removeEventListener('resume', restart);
      for (const event of ['online', 'offline']) removeEventListener(event, restart);
      removeEventListener('pageshow', shownAgain);
      clearInterval(timer);
      clearInterval(listening);
      link?.close();
    };
  }, [store, mutate, version, isWall]);
  return null;
}

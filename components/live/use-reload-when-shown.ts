'use client';

import { useEffect } from 'react';
import { WALL_STREAM_URL } from '@/components/live/api-paths';
import { askEvents } from '@/components/live/ask-events';

const ASK_MS = 30_000;

/** Loads the page again once the wall may be read; asks for that now and again, and loads nothing before. */
export function useReloadWhenShown(): void {
  useEffect(() => {
    const timer = setInterval(async () => {
      // Of no network: whether it may be read is all that is asked.
      const asked = await askEvents(`${WALL_STREAM_URL}?once=1&network=`);
      if (asked.state === 'told') location.reload();
    }, ASK_MS);
    return () => clearInterval(timer);
  }, []);
}

'use client';

import { use, useEffect } from 'react';
import { LISTEN_MS } from '@/components/live/listen-ms';
import { LiveContext } from '@/components/live/live-context';
import { useLive } from '@/components/live/use-live';

/**
 * fresh = the link lives and the data is of the last poll or so; waiting = no poll yet, or catching up after the tab was hidden;
 * late = the link lives, but the server has not polled; lost = no link.
 */
export type Freshness = {
  readonly state: 'fresh' | 'waiting' | 'late' | 'lost';
  /** Age of the data by the server's clock, ms; null = no data yet. */
  readonly ageMs: number | null;
  /** How long the link has been lost, real ms. */
  readonly lostMs: number;
};

/** Real ms of grace on top of two poll intervals before silence counts as loss. */
const GRACE_MS = 5000;
/** A wall hears something every half second: two intervals are enough, but no less than this. */
const WALL_SILENCE_MS = 2000;

/**
 * How fresh data of `asOf` (server ms, null = no poll yet) is; `intervalMs` = how often it comes anew, `linkMs` = how often the stream says
 * anything, both in server ms. `isWall` = it is a wall's stream.
 */
export function useFreshness(asOf: number | null, intervalMs: number, linkMs: number = intervalMs, isWall = false): Freshness {
  const store = use(LiveContext);
  const { link, linkSince, real, now, rate } = useLive();
  const pace = rate > 0 ? rate : 1;
  useEffect(() => {
    const two = (2 * linkMs) / pace;
    // Noticed up to a look later, and said within two intervals all the same.
    store.allowSilence(isWall ? Math.max(two, WALL_SILENCE_MS) - LISTEN_MS : two + GRACE_MS);
  }, [store, linkMs, pace, isWall]);

  const ageMs = asOf === null ? null : Math.max(0, now - asOf);
  if (link === 'lost') return { state: 'lost', ageMs, lostMs: Math.max(0, real - linkSince) };
  const late = ageMs !== null && ageMs > 2 * intervalMs + GRACE_MS * pace;
  if (ageMs === null || (late && link !== 'live')) return { state: 'waiting', ageMs, lostMs: 0 };
  return { state: late ? 'late' : 'fresh', ageMs, lostMs: 0 };
}

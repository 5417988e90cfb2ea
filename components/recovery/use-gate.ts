'use client';

import { useStale } from '@/components/live/use-live';
import type { Allowed } from '@/lib/views/incident-types';

const NO_LINK: Allowed = { ok: false, why: 'There is no link to Quorumwatch: what is shown may have changed. Wait until it is back.' };

/** What may be done as long as the page is live: nothing is decided on what may be old. */
export function useGate(): (may: Allowed) => Allowed {
  const stale = useStale();
  return (may) => (stale && may.ok ? NO_LINK : may);
}

'use client';

import { useStale } from '@/components/live/use-live';
import type { Allowed } from '@/lib/views/incident-types';
import { sayRun } from '@/lib/views/words/recovery-run';

const NO_LINK: Allowed = { ok: false, why: sayRun('use-gate.there-no-link') };

/** What may be done as long as the page is live: nothing is decided on what may be old. */
export function useGate(): (may: Allowed) => Allowed {
  const stale = useStale();
  return (may) => (stale && may.ok ? NO_LINK : may);
}

'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Since } from '@/components/marks/age';
import type { IncidentRow } from '@/lib/views/incident-types';

/** An open incident whose cause is not seen now: since when, and when it resolves by itself if it stays so. */
export function NotSeenNow({ gone }: { readonly gone: NonNullable<IncidentRow['gone']> }) {
  const left = gone.resolvesAt - useNow();
  return (
    <span>
      not seen for <Since at={gone.since} />;{' '}
      {left > 0 ? `resolves in ${formatDuration(left)} if it stays so` : 'resolves at the next look'}
    </span>
  );
}

'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Since } from '@/components/marks/age';
import type { IncidentRow } from '@/lib/views/incident-types';

type Props = {
  readonly gone: NonNullable<IncidentRow['gone']>;
  /** What it then does: an incident resolves, a consequence within one ends. */
  readonly ends?: 'resolves' | 'ends';
};

/** A cause that is not seen now: since when, and when it is over by itself if it stays so. */
export function NotSeenNow({ gone, ends = 'resolves' }: Props) {
  const left = gone.resolvesAt - useNow();
  return (
    <span>
      not seen for <Since at={gone.since} />; {left > 0 ? `${ends} in ${formatDuration(left)} if it stays so` : `${ends} at the next look`}
    </span>
  );
}

'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Since } from '@/components/marks/age';
import { Spoken } from '@/components/marks/spoken';
import type { IncidentRow } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

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
      <Spoken
        parts={sayIncidents.parts('not-seen-now.not-seen-for', {
          since: <Since at={gone.since} />,
          left:
            left > 0
              ? sayIncidents('not-seen-now.in-if-stays', { ends, left: formatDuration(left) })
              : sayIncidents('not-seen-now.at-next-look', { ends }),
        })}
      />
    </span>
  );
}

'use client';

import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { NetworkSummary } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';
import { sayTile } from '@/lib/views/words/wall-tiles';

type Props = { readonly summary: NetworkSummary | null; readonly freshness: Freshness };

/** What is open, what is being done and what is not kept of a network, in a line, and how old all of it is. */
export function TileFoot({ summary, freshness: { state, ageMs } }: Props) {
  return (
    <footer className="tile-foot">
      <span className="tile-open">{openOf(summary)}</span>
      <span className="tile-age">
        {state === 'late' || state === 'lost' ? <SeverityMark severity="critical" /> : null}
        {ageMs === null
          ? sayWall('polled.never')
          : state === 'late'
            ? sayTile('polled.not', { span: formatDuration(ageMs) })
            : sayWall('polled', { span: formatDuration(ageMs) })}
      </span>
    </footer>
  );
}

function openOf(summary: NetworkSummary | null) {
  if (summary === null) return sayTile('incidents.unknown');
  const { keeping, recovery, incidents } = summary;
  if (!keeping.ok)
    return (
      <>
        <SeverityMark severity="warning" /> {sayTile('not-kept')}
      </>
    );
  if (recovery !== null) return recovery.sentence;
  if (incidents === null) return sayTile('incidents.unknown');
  if (incidents.open === 0) return sayTile('none');
  const { open, unacknowledged } = incidents;
  const waiting = unacknowledged === 0 ? sayTile('acknowledged') : sayTile('waiting', { count: unacknowledged });
  return open === 1 ? sayTile('open', { waiting }) : sayTile('open.more', { count: formatWhole(open), waiting });
}

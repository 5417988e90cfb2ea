'use client';

import { formatDuration } from '@/components/format/duration';
import { countOf } from '@/components/format/number';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { NetworkSummary } from '@/lib/views/types';

type Props = { readonly summary: NetworkSummary | null; readonly freshness: Freshness };

/** What is open, what is being done and what is not kept of a network, in a line, and how old all of it is. */
export function TileFoot({ summary, freshness: { state, ageMs } }: Props) {
  return (
    <footer className="tile-foot">
      <span className="tile-open">{openOf(summary)}</span>
      <span className="tile-age">
        {state === 'late' || state === 'lost' ? <SeverityMark severity="critical" /> : null}
        {state === 'late' ? 'not ' : ''}
        {ageMs === null
          ? 'not polled yet'
          : state === 'late'
            ? `polled for ${formatDuration(ageMs)}`
            : `polled ${formatDuration(ageMs)} ago`}
      </span>
    </footer>
  );
}

function openOf(summary: NetworkSummary | null) {
  if (summary === null) return 'incidents not known';
  const { keeping, recovery, incidents } = summary;
  if (!keeping.ok)
    return (
      <>
        <SeverityMark severity="warning" /> nothing is being kept
      </>
    );
  if (recovery !== null) return recovery.sentence;
  if (incidents === null) return 'incidents not known';
  if (incidents.open === 0) return 'no open incident';
  const waiting = incidents.unacknowledged === 0 ? 'acknowledged' : `${incidents.unacknowledged} not acknowledged`;
  return `${countOf(incidents.open, 'open incident')}, ${waiting}`;
}

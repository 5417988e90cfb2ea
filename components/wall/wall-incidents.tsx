'use client';

import { useNow } from '@/components/live/use-live';
import { SeverityMark } from '@/components/marks/severity-mark';
import { clockOf } from '@/components/wall/clock-of';
import type { WallIncident, WallView } from '@/lib/views/wall-types';

/** The most urgent incident with its age and whose it is, and how many more there are. */
export function WallIncidents({ incidents }: Pick<WallView, 'incidents'>) {
  const now = useNow();
  const [first] = incidents.shown;
  if (first === undefined) return <p className="wall-incidents">No open incident</p>;
  const more = incidents.open - 1;
  return (
    <p className="wall-incidents">
      <SeverityMark severity={first.severity} /> {first.title} {clockOf(now - first.beganAt).short} · {careOf(first)}
      {more > 0 ? ` · ${more} more` : ''}
    </p>
  );
}

function careOf({ acknowledged, assignee }: WallIncident): string {
  if (acknowledged) return `acknowledged by ${acknowledged.by.name}`;
  return assignee ? `assigned to ${assignee.name}` : 'not acknowledged';
}

'use client';

import { useNow } from '@/components/live/use-live';
import { SeverityMark } from '@/components/marks/severity-mark';
import { clockOf } from '@/components/wall/clock-of';
import { FitText } from '@/components/wall/fit-text';
import type { WallIncident, WallView } from '@/lib/views/wall-types';

type Props = Pick<WallView, 'incidents'> & {
  /** Lines there are for them. */
  readonly lines: number;
};

/** The most urgent incidents with their age and whose they are; those that have no line are counted. */
export function WallIncidents({ incidents, lines }: Props) {
  const now = useNow();
  const { open, shown } = incidents;
  if (open === 0) return <p className="wall-incidents">No open incident</p>;
  const own = shown.slice(0, lines);
  return (
    <ul className="wall-incidents">
      {own.map((one, at) => (
        <li key={one.id}>
          <SeverityMark severity={one.severity} />
          <FitText says={sayIncident(one, now, at === own.length - 1 ? open - own.length : 0)} />
        </li>
      ))}
    </ul>
  );
}

/** "Fork 7:41 · acknowledged by Ada · 2 more", ever shorter. */
function sayIncident(
  { title, beganAt, acknowledged, assignee, shelved, gone }: WallIncident,
  now: number,
  more: number,
): readonly string[] {
  const what = `${title} ${clockOf(now - beganAt)}`;
  const rest = more > 0 ? ` · ${more} more` : '';
  const state = shelved ? 'shelved' : gone ? 'not seen now' : null;
  const [whose, short] = acknowledged
    ? [`acknowledged by ${acknowledged.by.name}`, `seen by ${acknowledged.by.name}`]
    : assignee
      ? [`assigned to ${assignee.name}, not acknowledged`, 'not acknowledged']
      : ['not acknowledged', 'nobody yet'];
  return [
    `${what} · ${state === null ? whose : `${state} · ${whose}`}${rest}`,
    `${what} · ${short}${rest}`,
    `${what}${rest}`,
    more > 0 ? `${more + 1} incidents` : title,
    more > 0 ? `${more + 1} open` : '1 open',
  ];
}

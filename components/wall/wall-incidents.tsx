'use client';

import { useNow } from '@/components/live/use-live';
import { SeverityMark } from '@/components/marks/severity-mark';
import { clockOf } from '@/components/wall/clock-of';
import { FitText } from '@/components/wall/fit-text';
import type { WallIncident, WallView } from '@/lib/views/wall-types';
import { sayWall } from '@/lib/views/words/wall';

type Props = Pick<WallView, 'incidents'> & {
  /** Lines there are for them. */
  readonly lines: number;
};

/** The most urgent incidents with their age and whose they are; those that have no line are counted. */
export function WallIncidents({ incidents, lines }: Props) {
  const now = useNow();
  const { open, shown } = incidents;
  if (open === 0) return <p className="wall-incidents">{sayWall('incident.none')}</p>;
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

/** "Fork 7:41 · acknowledged by Ada 3:05 ago · 2 more", ever shorter. */
function sayIncident(
  { title, beganAt, acknowledged, assignee, shelved, gone }: WallIncident,
  now: number,
  more: number,
): readonly string[] {
  const what = `${title} ${clockOf(now - beganAt)}`;
  const rest = (said: string) => (more > 0 ? sayWall('incidents.more', { what: said, count: more }) : said);
  const state = shelved ? `${sayWall('shelved')} · ` : gone ? `${sayWall('gone')} · ` : '';
  const who = acknowledged?.by.name ?? assignee?.name ?? '';
  const whose = acknowledged
    ? [sayWall('acknowledged.ago', { who, span: clockOf(now - acknowledged.at) }), sayWall('acknowledged', { who })]
    : [assignee ? sayWall('assigned', { who }) : sayWall('waits')];
  const short = acknowledged ? sayWall('acknowledged.short', { who }) : assignee ? sayWall('waits') : sayWall('waits.short');
  return [
    ...whose.map((one) => rest(`${what} · ${state}${one}`)),
    rest(`${what} · ${short}`),
    rest(what),
    more > 0 ? sayWall('incidents', { count: more + 1 }) : title,
    sayWall('open', { count: more + 1 }),
  ];
}

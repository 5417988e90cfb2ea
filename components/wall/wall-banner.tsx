'use client';

import { formatDuration } from '@/components/format/duration';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { sayWall } from '@/lib/views/words/wall';

type Props = { readonly freshness: Freshness; readonly asOf: number | null };

/** Over the foot of a wall whose values can't be relied on: what is lost, for how long, and of when the values are. It moves no zone. */
export function WallBanner({ freshness: { state, lostMs, ageMs }, asOf }: Props) {
  if (state !== 'lost' && state !== 'late') return <div aria-live="assertive" />;
  return (
    <div aria-live="assertive">
      <div className="wall-banner" data-state={state}>
        <SeverityMark severity="critical" />
        <p>
          <strong>
            {sayWall(state === 'lost' ? 'lost.link' : 'lost.polls')}
            <span aria-hidden="true" className="tabular-nums">
              {`${formatDuration(state === 'lost' ? lostMs : (ageMs ?? 0))}.`}
            </span>
            <span className="sr-only">{sayWall('lost.some-time')}</span>
          </strong>
          <small>
            {asOf === null ? sayWall('lost.nothing') : sayWall('lost.of', { time: new Date(asOf).toISOString().slice(11, 19) })}
            {sayWall(state === 'lost' ? 'lost.again' : 'lost.log')}
          </small>
        </p>
      </div>
    </div>
  );
}

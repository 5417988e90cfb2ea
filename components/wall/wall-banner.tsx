'use client';

import { formatDuration } from '@/components/format/duration';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';

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
            {state === 'lost' ? 'No link to Quorumwatch for ' : 'Quorumwatch has not polled the nodes for '}
            <span aria-hidden="true" className="tabular-nums">
              {formatDuration(state === 'lost' ? lostMs : (ageMs ?? 0))}
            </span>
            <span className="sr-only">some time</span>.
          </strong>
          <small>
            {asOf === null ? (
              'Nothing was heard before.'
            ) : (
              <>
                What is shown is of <Moment at={asOf} />; what came after is not known.
              </>
            )}{' '}
            {state === 'lost' ? 'It reconnects by itself.' : 'It answers; its log says more.'}
          </small>
        </p>
      </div>
    </div>
  );
}

/** Its time of day: nobody hovers over a wall for more. */
function Moment({ at }: { readonly at: number }) {
  const iso = new Date(at).toISOString();
  return <time dateTime={iso}>{iso.slice(11, 19)} UTC</time>;
}

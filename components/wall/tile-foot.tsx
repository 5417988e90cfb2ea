'use client';

import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { FitText } from '@/components/wall/fit-text';
import { sayFailed } from '@/components/wall/say-failed';
import type { NetworkSummary } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';
import { sayTile } from '@/lib/views/words/wall-tiles';

type Props = { readonly summary: NetworkSummary | null; readonly freshness: Freshness };

/** What is open, what is being done and what is not kept of a network, in a line, and how old all of it is. */
export function TileFoot({ summary, freshness: { state, ageMs } }: Props) {
  return (
    <footer className="tile-foot">
      <span className="tile-open">
        {summary !== null && (!summary.keeping.ok || summary.failedChecks > 0) ? <SeverityMark severity="warning" /> : null}
        <FitText says={sayOpen(summary)} />
      </span>
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

/** What is open, what is being done, what is not kept or does not work, ever shorter. */
function sayOpen(summary: NetworkSummary | null): readonly string[] {
  if (summary === null) return [sayTile('incidents.unknown')];
  const { failedChecks: failed, keeping, recovery, incidents } = summary;
  const said = sayWork(summary);
  if (failed === 0 || !keeping.ok) return said;
  const check = sayFailed(failed);
  const isCalm = recovery === null && incidents?.open === 0;
  return isCalm ? [`${said[0]} · ${check}`, check] : [`${said[0]} · ${check}`, ...said];
}

function sayWork(summary: NetworkSummary): readonly string[] {
  const { keeping, recovery, incidents } = summary;
  if (!keeping.ok) return [sayTile('not-kept'), sayWall('not-kept')];
  if (recovery !== null) return [recovery.sentence, sayTile('recovery', { number: recovery.number })];
  if (incidents === null) return [sayTile('incidents.unknown')];
  if (incidents.open === 0) return [sayTile('none')];
  const open = formatWhole(incidents.open);
  const count = formatWhole(incidents.unacknowledged);
  const waiting = incidents.unacknowledged === 0 ? sayTile('acknowledged') : sayTile('waiting', { count });
  const long = incidents.open === 1 ? sayTile('open', { waiting }) : sayTile('open.more', { count: open, waiting });
  const short =
    incidents.unacknowledged === 0 ? sayTile('open.seen', { count: open }) : sayTile('open.waiting', { count: open, waiting: count });
  return [long, short, sayWall('open', { count: open })];
}

'use client';

import { formatDuration } from '@/components/format/duration';
import type { Freshness } from '@/components/live/use-freshness';
import { Name } from '@/components/marks/name';
import { SeverityMark } from '@/components/marks/severity-mark';
import { WallIncidents } from '@/components/wall/wall-incidents';
import type { WallView } from '@/lib/views/wall-types';

type Props = { readonly view: WallView; readonly freshness: Freshness; readonly faults: readonly string[] };

/** What this wall is of, which incidents are open and whose, how old the data is, and what of it does not work. */
export function WallFoot({ view, freshness, faults }: Props) {
  const { overview, keeping, checks } = view;
  return (
    <footer className="wall-foot" data-zone="foot">
      <p className="wall-name">
        <Name name={overview.name} max={28} />
      </p>
      <WallIncidents incidents={view.incidents} />
      <p className="wall-fresh">
        {keeping.ok ? null : <Trouble says="not kept" why={keeping.why} />}
        {checks.failed.length === 0 ? null : <Trouble says={`${checks.failed.length} checks not working`} why={checks.failed.join(', ')} />}
        {freshness.ageMs === null ? 'not polled yet' : `polled ${formatDuration(freshness.ageMs)} ago`}
      </p>
      {faults.length === 0 ? null : <p className="wall-faults">{faults.join(' ')}</p>}
    </footer>
  );
}

function Trouble({ says, why }: { readonly says: string; readonly why: string }) {
  return (
    <span className="wall-trouble" title={why}>
      <SeverityMark severity="warning" /> {says}
      <span className="sr-only">: {why}</span> ·{' '}
    </span>
  );
}

'use client';

import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { clockOf } from '@/components/wall/clock-of';
import { FitText } from '@/components/wall/fit-text';
import { useZone } from '@/components/wall/use-zone';
import { WallIncidents } from '@/components/wall/wall-incidents';
import { namesApart } from '@/lib/views/names-apart';
import type { Keeping } from '@/lib/views/types';
import { SIGN_EM, smallPx } from '@/lib/views/wall-plan';
import type { WallSettings } from '@/lib/views/wall-settings';
import type { WallView } from '@/lib/views/wall-types';
import { sayWall } from '@/lib/views/words/wall';

type Props = { readonly view: WallView; readonly freshness: Freshness; readonly faults: WallSettings['faults'] };

/** What this wall is of, which incidents are open and whose, how old the data is, and what of it does not work. */
export function WallFoot({ view, freshness, faults }: Props) {
  const { ref, zone } = useZone<HTMLElement>();
  const { overview, incidents, keeping, checks } = view;
  // Above one another on a standing screen.
  const isTall = zone !== null && zone.width < 22 * zone.em;
  const line = zone === null ? 1 : smallPx(zone.em) * LINE_EM;
  const lines = zone === null ? 1 : Math.max(1, Math.floor(zone.height / line) - Number(isTall));
  const signs = zone === null ? 24 : Math.max(8, Math.floor((zone.width * (isTall ? 0.5 : 0.3)) / (smallPx(zone.em) * SIGN_EM)));
  const failed = checks.failed.length;
  return (
    <footer className="wall-foot" data-zone="foot" ref={ref}>
      <div className="wall-foot-line">
        <p className="wall-name" title={overview.name}>
          {namesApart([overview.name], signs)}
        </p>
        <WallIncidents incidents={incidents} lines={lines} />
        <p className="wall-fresh">
          {keeping.ok && failed === 0 ? null : <SeverityMark severity="warning" />}
          <FitText says={sayFresh(freshness.ageMs, keeping, checks.failed)} />
        </p>
      </div>
      {faults.length === 0 ? null : (
        <p className="wall-faults" role="note">
          <FitText says={sayFaults(faults)} />
        </p>
      )}
    </footer>
  );
}

const LINE_EM = 1.25;

/** What of the watch does not work, and how old the data is, ever shorter. */
function sayFresh(ageMs: number | null, keeping: Keeping, failed: readonly string[]): readonly string[] {
  const [age, polled] =
    ageMs === null
      ? [sayWall('polled.never.short'), sayWall('polled.never')]
      : [sayWall('polled.short', { span: clockOf(ageMs) }), sayWall('polled', { span: clockOf(ageMs) })];
  const checks = failed.length === 1 ? sayWall('check.failed') : sayWall('checks.failed', { count: failed.length });
  const long = [
    ...(keeping.ok ? [] : [sayWall('not-kept.why', { why: keeping.why })]),
    ...(failed.length === 0 ? [] : [sayWall('checks.failed.which', { names: failed.join(', ') })]),
  ];
  const short = [...(keeping.ok ? [] : [sayWall('not-kept')]), ...(failed.length === 0 ? [] : [checks])];
  if (short.length === 0) return [polled, age];
  return [
    [...long, polled].join(' · '),
    [...short, polled].join(' · '),
    [...short, age].join(' · '),
    `${short.length === 2 ? sayWall('faults') : (short[0] ?? '')} · ${age}`,
    short.length === 2 ? sayWall('faults') : (short[0] ?? ''),
  ];
}

/** What of the address was not taken, ever shorter; the names stay. */
function sayFaults(faults: WallSettings['faults']): readonly string[] {
  const names = faults.map(({ name }) => name).join(', ');
  const first = faults[0]?.sentence ?? '';
  const others = faults.slice(1).map(({ name }) => name);
  return [
    faults.map(({ sentence }) => sentence).join(' '),
    others.length === 0 ? first : sayWall('address.either', { first, names: others.join(', ') }),
    sayWall('address.names', { names }),
    sayWall('address.names.short', { names }),
    sayWall('address.count', { count: faults.length }),
  ];
}

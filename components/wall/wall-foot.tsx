'use client';

import { shortenMiddle } from '@/components/format/shorten';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { FitText } from '@/components/wall/fit-text';
import { sayFresh } from '@/components/wall/say-fresh';
import { sayUntold } from '@/components/wall/say-untold';
import { useZone } from '@/components/wall/use-zone';
import { WallIncidents } from '@/components/wall/wall-incidents';
import { SIGN_EM, smallPx } from '@/lib/views/wall-plan';
import type { WallView } from '@/lib/views/wall-types';

type Props = { readonly view: WallView; readonly freshness: Freshness; readonly faults: readonly string[] };

/** What this wall is of, which incidents are open and whose, how old the data is, what of it does not work and what cannot be told. */
export function WallFoot({ view, freshness, faults }: Props) {
  const { ref, zone } = useZone<HTMLElement>();
  const { overview, incidents, keeping, checks } = view;
  // Above one another on a standing screen.
  const isTall = zone !== null && zone.width < 22 * zone.em;
  const line = zone === null ? 1 : smallPx(zone.em) * LINE_EM;
  const own = zone === null ? 0 : zone.height - (faults.length === 0 ? 0 : Math.max(0.3 * zone.em, 11) * LINE_EM);
  const all = Math.max(1, Math.floor(own / line) - Number(isTall));
  // What cannot be told has a line of its own where there are several: calm, it may be so for months.
  const isApart = checks.cannotTell.length > 0 && all > 1;
  const lines = isApart && isTall ? all - 1 : all;
  const signs = zone === null ? 24 : Math.max(8, Math.floor((zone.width * (isTall ? 0.5 : 0.3)) / (smallPx(zone.em) * SIGN_EM)));
  const fresh = sayFresh(freshness.ageMs, { keeping, checks: isApart ? { ...checks, cannotTell: [] } : checks });
  const isWrong = !keeping.ok || checks.failed.length > 0;
  return (
    <footer className="wall-foot" data-zone="foot" ref={ref}>
      <div className="wall-foot-line">
        <p className="wall-name" title={overview.name}>
          {shortenMiddle(overview.name, signs)}
        </p>
        <WallIncidents incidents={incidents} lines={lines} />
        {/* It ends at the edge, so a longer one would move: it is put there anew. */}
        <div className="wall-fresh" key={fresh[0]?.replace(/\d/g, '0')}>
          <p>
            {isWrong ? (
              <SeverityMark severity="warning" />
            ) : isApart || checks.cannotTell.length === 0 ? null : (
              <SeverityMark severity="unknown" />
            )}
            <FitText says={fresh} />
          </p>
          {isApart ? (
            <p>
              <SeverityMark severity="unknown" />
              <FitText says={sayUntold(checks.cannotTell)} />
            </p>
          ) : null}
        </div>
      </div>
      {faults.length === 0 ? null : (
        <p className="wall-faults" role="note">
          <FitText says={faults} />
        </p>
      )}
    </footer>
  );
}

const LINE_EM = 1.25;

'use client';

import type { Route } from 'next';
import { useMemo } from 'react';
import { useFreshness } from '@/components/live/use-freshness';
import { Stale } from '@/components/live/use-live';
import { useTile } from '@/components/live/use-tile';
import { Name } from '@/components/marks/name';
import { SeverityMark, VERDICT_WORD } from '@/components/marks/severity-mark';
import { TileFoot } from '@/components/wall/tile-foot';
import { WallFigures } from '@/components/wall/wall-figures';
import type { TileOverview } from '@/lib/views/tile-overview';
import type { NetworkSummary } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

type Props = {
  readonly first: TileOverview;
  /** null = not heard yet. */
  readonly summary: NetworkSummary | null;
  /** How often the stream says anything, server ms: by its most frequent network. */
  readonly linkMs: number;
  readonly href: Route;
};

/** Signs of a sentence that fit in so many steps of size: the longer it is, the smaller. */
const STEPS = [42, 84, 150] as const;
/** What comes next is written smaller. */
const NEXT_WEIGHT = 0.5;

/** One of several networks: its state in one sentence, head, age of the last block, quorum, and what is open. */
export function WallTile({ first, summary, linkMs, href }: Props) {
  const overview = useTile(first);
  const { name, asOf, intervalMs, verdict } = overview;
  const freshness = useFreshness(asOf, intervalMs, linkMs, true);
  const stale = freshness.state === 'lost' || freshness.state === 'late';
  const frozen = useMemo(() => (stale ? { asOf } : null), [stale, asOf]);
  const severity = stale ? 'unknown' : verdict.severity;
  const next = severity === 'ok' ? null : verdict.next;
  const said = verdict.short.length + (next?.length ?? 0) * NEXT_WEIGHT;
  const step = STEPS.findIndex((most) => said <= most);
  return (
    <article className="tile" data-severity={severity} data-stale={stale} aria-label={name}>
      <Stale value={frozen}>
        <a href={href} className="tile-inside">
          <header className="tile-head">
            <h2>
              <Name name={name} max={30} />
            </h2>
            <p className="tile-state">
              {severity === 'ok' ? null : <SeverityMark severity={severity} />}
              {stale ? sayWall('unknown.now') : VERDICT_WORD[verdict.state]}
            </p>
          </header>
          <div className="tile-said" data-step={step === -1 ? STEPS.length : step}>
            <p className="tile-sentence live-value" title={verdict.sentence}>
              {verdict.short}
            </p>
            {next === null ? null : <p className="tile-next live-value">{next}</p>}
          </div>
          <WallFigures overview={overview} />
          <TileFoot summary={summary} freshness={freshness} />
        </a>
      </Stale>
    </article>
  );
}

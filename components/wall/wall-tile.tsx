'use client';

import type { Route } from 'next';
import { useMemo, useRef } from 'react';
import { useFreshness } from '@/components/live/use-freshness';
import { Stale } from '@/components/live/use-live';
import { useTile } from '@/components/live/use-tile';
import { SeverityMark, VERDICT_WORD } from '@/components/marks/severity-mark';
import { FitText } from '@/components/wall/fit-text';
import { stateAt } from '@/components/wall/state-at';
import { TileFoot } from '@/components/wall/tile-foot';
import { useForm } from '@/components/wall/use-form';
import { WallFigures } from '@/components/wall/wall-figures';
import type { TileOverview } from '@/lib/views/tile-overview';
import type { NetworkSummary } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

type Props = {
  readonly first: TileOverview;
  /** What it is called, ever shorter. */
  readonly names: readonly string[];
  /** null = not heard yet. */
  readonly summary: NetworkSummary | null;
  /** How often the stream says anything, server ms: by its most frequent network. */
  readonly linkMs: number;
  readonly href: Route;
};

/** Ways of saying it: 0 to 3 = sentence and what comes next, ever smaller; 4 = the state and where, as on a wall far away, and what comes next; 5 = the state. */
const FORMS = 6;
const SENTENCES = 4;
/** Signs of a sentence beyond which a step of size is not even tried. */
const STEPS = [42, 84, 150] as const;
/** What comes next is written smaller. */
const NEXT_WEIGHT = 0.5;
/** Letters reach a little beyond their line; a line too many is more than that. */
const isTooTall = (said: HTMLElement): boolean =>
  said.scrollHeight > said.clientHeight + 0.4 * Number.parseFloat(getComputedStyle(said).fontSize);

/** One of several networks: its state in one sentence, head, age of the last block, quorum, and what is open. */
export function WallTile({ first, names, summary, linkMs, href }: Props) {
  const overview = useTile(first);
  const { name, asOf, intervalMs, verdict } = overview;
  const freshness = useFreshness(asOf, intervalMs, linkMs, true);
  const stale = freshness.state === 'lost' || freshness.state === 'late';
  const frozen = useMemo(() => (stale ? { asOf } : null), [stale, asOf]);
  const severity = stale ? 'unknown' : verdict.severity;
  const next = severity === 'ok' ? null : verdict.next;
  const said = verdict.short.length + (next?.length ?? 0) * NEXT_WEIGHT;
  const step = STEPS.findIndex((most) => said <= most);
  const from = step === -1 ? STEPS.length : step;
  const ref = useRef<HTMLDivElement>(null);
  const shape = `${name} ${verdict.short} ${next ?? ''}`.replace(/\d/g, '0');
  const form = from + useForm(ref, shape, FORMS - from, isTooTall);
  return (
    <article className="tile" data-severity={severity} data-stale={stale} aria-label={name}>
      <Stale value={frozen}>
        <a href={href} className="tile-inside">
          <header className="tile-head">
            <h2>
              <bdi>
                <FitText says={names} />
              </bdi>
            </h2>
            <p className="tile-state">
              {severity === 'ok' ? null : <SeverityMark severity={severity} />}
              {stale ? sayWall('unknown.now') : VERDICT_WORD[verdict.state]}
            </p>
          </header>
          <div className="tile-said" data-form={form} ref={ref}>
            <p className="tile-sentence live-value" title={verdict.sentence}>
              {form < SENTENCES ? verdict.short : stateAt(overview)}
            </p>
            {next === null || form === FORMS - 1 ? null : <p className="tile-next live-value">{next}</p>}
          </div>
          <WallFigures overview={overview} />
          <TileFoot summary={summary} freshness={freshness} />
        </a>
      </Stale>
    </article>
  );
}

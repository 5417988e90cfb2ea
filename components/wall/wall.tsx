'use client';

import '@/components/wall/wall.css';
import { type CSSProperties, useMemo } from 'react';
import { useFreshness } from '@/components/live/use-freshness';
import { Stale } from '@/components/live/use-live';
import { useWall } from '@/components/live/use-wall';
import { WallBanner } from '@/components/wall/wall-banner';
import { WallFigures } from '@/components/wall/wall-figures';
import { WallFoot } from '@/components/wall/wall-foot';
import { WallMatrix } from '@/components/wall/wall-matrix';
import { WallSentence } from '@/components/wall/wall-sentence';
import type { WallSettings } from '@/lib/views/wall-settings';
import { emOfDiagonal } from '@/lib/views/wall-type';
import type { WallView } from '@/lib/views/wall-types';

type Props = { readonly first: WallView; readonly settings: WallSettings; readonly faults: readonly string[] };

/** The wall of one network, kept current by the stream. */
export function Wall({ first, settings, faults }: Props) {
  const view = useWall(first);
  const { overview } = view;
  const freshness = useFreshness(overview.asOf, overview.intervalMs, overview.intervalMs, true);
  const stale = freshness.state === 'lost' || freshness.state === 'late';
  const frozen = useMemo(() => (stale ? { asOf: overview.asOf } : null), [stale, overview.asOf]);
  return (
    <main className="wall" data-stale={stale} style={{ '--em-share': emOfDiagonal(settings) } as CSSProperties}>
      <Stale value={frozen}>
        <div className="wall-zones">
          <WallSentence overview={overview} recovery={view.recovery} />
          <WallFigures overview={overview} />
          <WallMatrix overview={overview} text={view.text} />
          <WallFoot view={view} freshness={freshness} faults={faults} />
        </div>
      </Stale>
      <WallBanner freshness={freshness} asOf={overview.asOf} />
    </main>
  );
}

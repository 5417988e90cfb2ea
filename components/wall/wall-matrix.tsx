'use client';

import { lazy, Suspense } from 'react';
import { useZone } from '@/components/wall/use-zone';
import type { OverviewView } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

/** It needs the size of its zone, so it is drawn in the browser alone: the wall is read before its script has come. */
const DrawnMatrix = lazy(() => import('@/components/wall/drawn-matrix').then((module) => ({ default: module.DrawnMatrix })));

type Props = { readonly overview: OverviewView; readonly text: readonly string[] };

/** Every node's hash at the last heights, as far as there is room; what has none is counted. */
export function WallMatrix({ overview, text }: Props) {
  const { ref, zone } = useZone<HTMLDivElement>();
  return (
    <section className="wall-matrix" data-zone="matrix" aria-label={sayWall('matrix')}>
      <div ref={ref} className="wall-grid own-marks" aria-hidden="true">
        {zone === null || zone.height <= 0 ? null : overview.matrix.columns.length === 0 ? (
          <p className="wall-nothing">
            <span>{overview.asOf === null ? sayWall('asking') : sayWall('no-blocks')}</span>
          </p>
        ) : (
          <Suspense>
            <DrawnMatrix nodes={overview.nodes} matrix={overview.matrix} zone={zone} />
          </Suspense>
        )}
      </div>
      <div className="sr-only">
        {text.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no names, and two incidents may say the same
          <p key={index}>{line}</p>
        ))}
      </div>
    </section>
  );
}

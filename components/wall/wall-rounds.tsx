'use client';

import type { MatrixColumn } from '@/lib/views/types';
import type { MatrixPlan } from '@/lib/views/wall-plan';
import { sayWall } from '@/lib/views/words/wall';

type Props = { readonly columns: readonly MatrixColumn[]; readonly plan: MatrixPlan };

/** Rounds above 0 as marks under their heights. */
export function WallRounds({ columns, plan: { namePx, cellPx, rowPx } }: Props) {
  return (
    <div className="wall-row-main wall-rounds" style={{ height: rowPx }}>
      <span className="wall-row-name" style={{ width: namePx }}>
        {sayWall('rounds')}
      </span>
      <span className="wall-cells" style={{ width: columns.length * cellPx, height: rowPx }}>
        {columns.map(({ height, round, state }, at) =>
          round === 0 || state === 'unknown' ? null : (
            <span key={height} data-known={round !== null} style={{ left: at * cellPx, width: cellPx }}>
              {round ?? '?'}
              <i style={{ height: Math.min(rowPx * 0.5, rowPx * 0.14 * (round ?? 1) + 1) }} />
            </span>
          ),
        )}
      </span>
    </div>
  );
}

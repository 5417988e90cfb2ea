'use client';

import type { MatrixColumn } from '@/lib/views/types';
import type { MatrixPlan } from '@/lib/views/wall-plan';
import { sayWallMatrix } from '@/lib/views/words/wall-matrix';

type Props = { readonly columns: readonly MatrixColumn[]; readonly plan: MatrixPlan };

/** Rounds above 0 as marks under their heights. */
export function WallRounds({ columns, plan }: Props) {
  const { namePx, cellPx, typePx, columns: places } = plan;
  // Close under the rows, however high they are.
  const rowPx = Math.min(plan.rowPx, plan.cellHeightPx + typePx);
  return (
    <div className="wall-row-main wall-rounds" style={{ height: rowPx, fontSize: typePx }}>
      <span className="wall-row-name" style={{ width: namePx }}>
        {sayWallMatrix('rounds')}
      </span>
      <span className="wall-cells" style={{ width: places * cellPx, height: rowPx, fontSize: `min(1em, ${Math.round(cellPx * 1.4)}px)` }}>
        {columns.map(({ round, state }, at) =>
          round === 0 || state === 'unknown' ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is put where its height is now, it does not slide there
            <span key={`${at} ${round}`} data-known={round !== null} style={{ left: at * cellPx, width: cellPx }}>
              {round ?? '?'}
              <i style={{ height: Math.min(rowPx * 0.5, rowPx * 0.14 * (round ?? 1) + 1) }} />
            </span>
          ),
        )}
      </span>
    </div>
  );
}

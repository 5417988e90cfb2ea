'use client';

import { memo } from 'react';
import { formatWhole } from '@/components/format/number';
import { Name } from '@/components/marks/name';
import { SeverityMark } from '@/components/marks/severity-mark';
import { cellName } from '@/components/matrix/cell-words';
import { NODE_WORD } from '@/components/nodes/node-words';
import type { MatrixCell, NodeState } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

type Props = {
  readonly index: number;
  readonly node: string;
  readonly role: 'validator' | 'member' | 'unknown';
  readonly state: NodeState;
  readonly head: number | null;
  readonly heights: readonly number[];
  readonly cells: readonly MatrixCell[];
  /** Everything the row draws, as text: rows that draw the same are not drawn again at each poll. */
  readonly signature: string;
  /** Column that takes the tab stop, when it is in this row. */
  readonly tabStop: number | null;
};

/** One node's row: its name, a cell a height, its head and state. ARIA on a CSS grid, as 100 × 60 table cells would lay out slowly. */
export const MatrixRowView = memo(function MatrixRowView({ index, node, role, state, head, heights, cells, tabStop }: Props) {
  const { word, severity } = NODE_WORD[state];
  return (
    <div role="row" tabIndex={-1} aria-rowindex={index + 2} className="matrix-row outline-none">
      <span
        role="rowheader"
        className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 overflow-hidden whitespace-nowrap font-medium leading-tight max-[760px]:text-small"
      >
        {/* What does not fit beside the name stands below it. */}
        <span className="max-w-full truncate" title={node}>
          <Name name={node} max={18} />
        </span>
        {role === 'validator' ? null : (
          <small className="font-normal text-micro text-ink3 max-[760px]:w-full">
            {role === 'member' ? sayMatrix('matrix-row.member') : sayMatrix('matrix-row.role-not-known')}
          </small>
        )}
        {state === 'ok' ? null : <small className="w-full font-normal text-micro text-ink2 min-[761px]:hidden">{word}</small>}
      </span>
      <span className="matrix-cells" role="presentation">
        {heights.map((height, column) => {
          const cell = cells[column] ?? { state: 'unknown' };
          return (
            <span
              key={height}
              role="gridcell"
              tabIndex={column === tabStop ? 0 : -1}
              aria-colindex={column + 2}
              aria-label={cellName(node, height, cell)}
              data-row={index}
              data-column={column}
              data-state={cell.state}
              data-branch={cell.branch}
              data-proposed={cell.proposed}
              data-mismatch={cell.mismatch}
              className="matrix-cell"
            >
              {cell.state === 'branch' ? (cell.branch ?? '?') : null}
            </span>
          );
        })}
      </span>
      <span
        role="gridcell"
        aria-colindex={heights.length + 2}
        className="flex items-center max-[760px]:hidden justify-end gap-1.5 whitespace-nowrap text-small text-ink2"
      >
        {state === 'ok' ? null : (
          <>
            <SeverityMark severity={severity} size={12} />
            <span className="text-micro">{word}</span>
          </>
        )}
        <span className="text-ink2">
          {head === null ? <span className="sr-only">{sayMatrix('matrix-row.head-not-known')}</span> : formatWhole(head)}
        </span>
      </span>
    </div>
  );
}, sameRow);

function sameRow(before: Props, after: Props): boolean {
  return before.signature === after.signature && before.tabStop === after.tabStop && before.index === after.index;
}

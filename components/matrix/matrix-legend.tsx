import type { ReactNode } from 'react';
import { hasNoPattern } from '@/components/marks/branch-dash';
import type { CellState, MatrixColumn, MatrixRow } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

type Props = { readonly columns: readonly MatrixColumn[]; readonly rows: readonly MatrixRow[] };

/** What the marks mean: the two always there, the others when they occur. */
export function MatrixLegend({ columns, rows }: Props) {
  const states = new Set<CellState>();
  const branches = new Set<string>();
  let mismatch = false;
  for (const row of rows) {
    for (const cell of row.cells) {
      states.add(cell.state);
      if (cell.branch !== undefined) branches.add(cell.branch);
      mismatch ||= cell.mismatch === true;
    }
  }
  return (
    <ul
      aria-label={sayMatrix('matrix-legend.legend')}
      className="mt-3 flex flex-wrap gap-x-4.5 gap-y-1 text-small text-ink2 min-[761px]:pl-36"
    >
      <Key mark={<i data-state="agrees" data-proposed="true" className="matrix-cell matrix-key" />}>
        {sayMatrix('matrix-legend.agrees-dot-proposed')}
      </Key>
      {[...branches].sort().map((branch) => (
        <Key
          key={branch}
          mark={
            <i data-state="branch" data-branch={branch} className="matrix-cell matrix-key not-italic">
              {branch}
            </i>
          }
        >
          {sayMatrix('cell-words.branch', { branch })}
        </Key>
      ))}
      {[...branches].some(hasNoPattern) ? <li>{sayMatrix('matrix-legend.no-more-patterns')}</li> : null}
      {states.has('behind') ? (
        <Key mark={<i data-state="behind" className="matrix-cell matrix-key" />}>{sayMatrix('cell-words.not-there-yet')}</Key>
      ) : null}
      {states.has('alone') ? (
        <Key mark={<i data-state="alone" className="matrix-cell matrix-key" />}>{sayMatrix('matrix-legend.too-few-compare')}</Key>
      ) : null}
      {states.has('unknown') ? (
        <Key mark={<i data-state="unknown" className="matrix-cell matrix-key" />}>{sayMatrix('cell-words.not-known')}</Key>
      ) : null}
      {mismatch ? (
        <Key mark={<i data-state="agrees" data-mismatch="true" className="matrix-cell matrix-key" />}>
          {sayMatrix('matrix-legend.header-does-not')}
        </Key>
      ) : null}
      {columns.some((column) => (column.round ?? 0) > 0) ? (
        <Key mark={<i className="inline-block h-2.5 w-2 bg-ink3" />}>{sayMatrix('matrix-legend.round-above')}</Key>
      ) : null}
      {columns.some((column) => column.roundSource === 'estimate') ? (
        <Key mark={<Stripes />}>{sayMatrix('matrix-legend.round-estimated')}</Key>
      ) : null}
      {columns.some((column) => column.history > 0) ? <Key mark="↺">{sayMatrix('matrix-legend.earlier-hash-lapsed')}</Key> : null}
    </ul>
  );
}

function Key({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="inline-flex">
        {mark}
      </span>
      <span>{children}</span>
    </li>
  );
}

function Stripes() {
  return (
    <i
      className="inline-block h-2.5 w-2"
      style={{ background: 'repeating-linear-gradient(0deg, var(--ink3) 0 2px, transparent 2px 4px)' }}
    />
  );
}

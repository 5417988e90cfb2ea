'use client';

import type { KeyboardEvent, SyntheticEvent } from 'react';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatWhole } from '@/components/format/number';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { cellWords, columnWords, roundWords } from '@/components/matrix/cell-words';
import { HeightAxis } from '@/components/matrix/height-axis';
import { MatrixLegend } from '@/components/matrix/matrix-legend';
import { MatrixRowView } from '@/components/matrix/matrix-row';
import { MatrixText } from '@/components/matrix/matrix-text';
import { type GridPoint, moveFocus } from '@/components/matrix/move-focus';
import { RoundRow } from '@/components/matrix/round-row';
import { useFittingColumns } from '@/components/matrix/use-fitting-columns';
import type { MatrixView, NodeView } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

type Props = {
  readonly matrix: MatrixView;
  readonly nodes: readonly NodeView[];
  readonly onOpen: (height: number) => void;
};

/** More rows than this scroll inside the card. */
const MOST_ROWS = 24;
const ROLE_ORDER = { validator: 0, unknown: 1, member: 2 } as const;

/** Node × height: who holds what. A real grid: arrow keys move, Enter opens the height. */
export function ValidatorMatrix({ matrix, nodes, onOpen }: Props) {
  const heading = useId();
  const ruler = useRef<HTMLSpanElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const { columns: shown, cellPx } = useFittingColumns(ruler, matrix.columns.length);
  const columns = matrix.columns.slice(-shown);
  const skipped = matrix.columns.length - columns.length;
  const rows = useOrderedRows(matrix, nodes, skipped);
  // The tab stop stays on its height while new heights push the columns along; null height = the newest.
  const [stop, setStop] = useState<{ row: number; height: number | null }>({ row: 0, height: null });
  const [pointed, setPointed] = useState<GridPoint | null>(null);
  // Where a key asked the focus to go. A render that began before the key must neither take it nor clear it.
  const asked = useRef<{ row: number; height: number | null } | null>(null);

  const scrolls = rows.length > MOST_ROWS;
  const at = resolve(
    stop,
    columns.map((column) => column.height),
    rows.length,
  );
  useLayoutEffect(() => {
    if (asked.current === null || asked.current !== stop) return;
    asked.current = null;
    grid.current?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`)?.focus();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const from = pointOf(event.target);
    if (from === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const height = columns[from.column]?.height;
      if (height !== undefined) onOpen(height);
      return;
    }
    const to = moveFocus(from, event.key, event.ctrlKey || event.metaKey, rows.length + 1, columns.length);
    if (to === null) return;
    event.preventDefault();
    asked.current = { row: to.row, height: columns[to.column]?.height ?? null };
    setStop(asked.current);
  };
  const onPoint = (event: SyntheticEvent) => setPointed(pointOf(event.target));

  return (
    <section aria-labelledby={heading} className="card">
      <h2 id={heading} className="card-title">
        <span>
          <Spoken parts={sayMatrix.parts('validator-matrix.by-height', { term: <Term id="agreement" /> })} />
        </span>
        <span className="card-note min-w-0 max-[760px]:wrap-anywhere min-[761px]:truncate" aria-hidden="true">
          {readout(pointed, rows, columns) ?? sayMatrix('validator-matrix.last-heights', { columns: columns.length })}
        </span>
      </h2>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-labelledby={heading}
        aria-readonly="true"
        aria-rowcount={rows.length + 2}
        aria-colcount={columns.length + 2}
        className={`live-value relative outline-none ${scrolls ? 'max-h-[72vh] overflow-y-auto overscroll-contain pr-2' : ''}`}
        style={
          {
            '--n': Math.max(1, columns.length),
            '--matrix-tip': rows.every((row) => row.state === 'ok') ? '72px' : '158px',
          } as React.CSSProperties
        }
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const height = columns[pointOf(event.target)?.column ?? -1]?.height;
          if (height !== undefined) onOpen(height);
        }}
        onMouseOver={onPoint}
        onMouseLeave={() => setPointed(null)}
        onFocus={(event) => {
          onPoint(event);
          const point = pointOf(event.target);
          if (point !== null) setStop({ row: point.row, height: columns[point.column]?.height ?? null });
        }}
        onBlur={() => setPointed(null)}
      >
        <div role="row" tabIndex={-1} aria-rowindex={1} className="sr-only">
          <span role="columnheader">{sayMatrix('validator-matrix.node')}</span>
          {columns.map((column) => (
            <span key={column.height} role="columnheader">
              {formatWhole(column.height)}
              {column.state === 'agreed' ? '' : `, ${columnWords(column)}`}
            </span>
          ))}
          <span role="columnheader">{sayMatrix('validator-matrix.head')}</span>
        </div>
        <div aria-hidden="true" className="matrix-row !min-h-0">
          <span />
          <span ref={ruler} />
        </div>
        {rows.map((row, index) => (
          <MatrixRowView
            key={row.node}
            {...row}
            index={index}
            heights={columns.map((column) => column.height)}
            tabStop={index === at.row ? at.column : null}
          />
        ))}
        <div className={`bg-surface pt-1 ${scrolls ? 'sticky bottom-0' : ''}`} role="presentation">
          <RoundRow columns={columns} index={rows.length} tabStop={rows.length === at.row ? at.column : null} />
          <HeightAxis columns={columns} cellPx={cellPx} />
        </div>
      </div>
      <MatrixLegend columns={columns} rows={rows} />
      <MatrixText columns={columns} rows={rows} />
    </section>
  );
}

type Row = Omit<React.ComponentProps<typeof MatrixRowView>, 'index' | 'heights' | 'tabStop'>;

function useOrderedRows(matrix: MatrixView, nodes: readonly NodeView[], skipped: number): readonly Row[] {
  return useMemo(() => {
    const byName = new Map(nodes.map((node) => [node.name, node]));
    const first = matrix.columns[skipped]?.height ?? 0;
    const rows = matrix.rows.map((row): Row => {
      const node = byName.get(row.node);
      const cells = row.cells.slice(skipped);
      const drawn = {
        node: row.node,
        role: node?.role ?? 'unknown',
        state: node?.state ?? 'unknown',
        head: node?.head?.height ?? null,
      } as const;
      const marks = cells.map((cell) => `${cell.state}${cell.branch ?? ''}${cell.proposed ? '.' : ''}${cell.mismatch ? '!' : ''}`);
      return { ...drawn, cells, signature: `${Object.values(drawn).join(' ')} ${first} ${marks.join(' ')}` };
    });
    return rows.sort((one, other) => ROLE_ORDER[one.role] - ROLE_ORDER[other.role]);
  }, [matrix, nodes, skipped]);
}

function resolve(stop: { readonly row: number; readonly height: number | null }, heights: readonly number[], rows: number): GridPoint {
  const column = stop.height === null ? heights.length - 1 : heights.indexOf(stop.height);
  return { row: Math.min(stop.row, rows), column: Math.max(0, column) };
}

function pointOf(target: EventTarget): GridPoint | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-column]');
  if (cell === null) return null;
  return { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

function readout(pointed: GridPoint | null, rows: readonly Row[], columns: MatrixView['columns']): string | null {
  const column = pointed === null ? undefined : columns[pointed.column];
  if (pointed === null || column === undefined) return null;
  const row = rows[pointed.row];
  const cell = row?.cells[pointed.column];
  const who =
    row === undefined ? columnWords(column) : `${row.node}: ${cell === undefined ? sayMatrix('cell-words.not-known') : cellWords(cell)}`;
  return `${formatWhole(column.height)} · ${who} · ${roundWords(column)}`;
}

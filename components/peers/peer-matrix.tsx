'use client';

import { type CSSProperties, type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Term } from '@/components/marks/term';
import { type GridPoint, moveFocus } from '@/components/matrix/move-focus';
import { cellWords } from '@/components/peers/cell-words';
import { PeerLegend } from '@/components/peers/peer-legend';
import { PeerMatrixRow } from '@/components/peers/peer-matrix-row';
import type { PeerLetter, PeersView } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

type Props = { readonly view: PeersView; readonly onOpen: (node: string) => void };

/** More nodes than this are folded to the validators at first. */
const MOST_ROWS = 40;

/** Who sees whom: a real grid, arrow keys move, Enter opens the row's node. */
export function PeerMatrix({ view, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const members = view.rows.filter(({ role }) => role !== 'validator').length;
  const foldable = view.rows.length > MOST_ROWS && members > 0 && members < view.rows.length;
  const [unfolded, setUnfolded] = useState(false);
  const rows = useMemo(
    () => (foldable && !unfolded ? view.rows.filter(({ role }) => role === 'validator') : view.rows),
    [foldable, unfolded, view.rows],
  );
  const places = useMemo(() => rows.map((row) => view.rows.indexOf(row)), [rows, view.rows]);
  const names = useMemo(() => rows.map(({ name }) => name), [rows]);
  const [stop, setStop] = useState<GridPoint>({ row: 0, column: 0 });
  const [pointed, setPointed] = useState<GridPoint | null>(null);
  const asked = useRef<GridPoint | null>(null);
  const at = { row: Math.min(stop.row, rows.length - 1), column: Math.min(stop.column, rows.length - 1) };

  useLayoutEffect(() => {
    if (asked.current === null || asked.current !== stop) return;
    asked.current = null;
    grid.current?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`)?.focus();
  });

  const letterAt = ({ row, column }: GridPoint) => rows[row]?.cells[places[column] ?? -1] as PeerLetter | undefined;
  const open = (point: GridPoint | null) => {
    const node = point === null ? undefined : rows[point.row]?.nodes[0];
    if (node !== undefined) onOpen(node);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = pointOf(event.target);
    if (from === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(from);
      return;
    }
    const to = moveFocus(from, event.key, event.ctrlKey || event.metaKey, rows.length, rows.length);
    if (to === null) return;
    event.preventDefault();
    asked.current = to;
    setStop(to);
  };
  const onPoint = (event: SyntheticEvent) => setPointed(pointOf(event.target));
  const letter = pointed && letterAt(pointed);
  const readout = pointed && letter && cellWords(letter, names[pointed.row] ?? '', names[pointed.column] ?? '');

  return (
    <section aria-labelledby="peer-matrix" className="card">
      <h2 id="peer-matrix" className="card-title">
        <Term id="peer">{sayPeers('peer-matrix.who-sees-whom')}</Term>
        <span className="card-note min-w-0 max-[760px]:wrap-anywhere min-[761px]:truncate" aria-hidden="true">
          {readout ?? sayPeers('peer-matrix.nodes', { rows: view.rows.length })}
        </span>
      </h2>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-labelledby="peer-matrix"
        aria-readonly="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={rows.length + 1}
        data-dense={rows.length > MOST_ROWS}
        data-silent={rows.some(({ tells }) => tells !== 'yes')}
        className="peer-grid live-value"
        style={{ '--n': rows.length } as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={(event) => open(pointOf(event.target))}
        onMouseOver={onPoint}
        onMouseLeave={() => setPointed(null)}
        onFocus={(event) => {
          onPoint(event);
          const point = pointOf(event.target);
          if (point !== null) setStop(point);
        }}
        onBlur={() => setPointed(null)}
      >
        <div role="row" tabIndex={-1} aria-rowindex={1} className="peer-row peer-head">
          <span role="columnheader" className="peer-name !font-normal text-small text-ink3">
            {sayPeers('peer-matrix.sees')}
          </span>
          {names.map((name, column) => (
            <span key={name} role="columnheader" title={name} data-hot={pointed?.column === column} className="peer-column">
              <span aria-hidden="true">{column + 1}</span>
              <span className="sr-only">{name}</span>
            </span>
          ))}
        </div>
        {rows.map((row, index) => (
          <PeerMatrixRow
            key={row.key}
            index={index}
            row={row}
            names={names}
            cells={places.map((place) => row.cells[place] ?? '?').join('')}
            tabStop={index === at.row ? at.column : null}
          />
        ))}
      </div>
      <PeerLegend cells={rows.map(({ cells }) => cells).join('')} />
      {foldable ? (
        <button type="button" className="control mt-3" onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? sayPeers('peer-matrix.validators-alone') : sayPeers('peer-matrix.with-other-nodes', { members })}
        </button>
      ) : null}
      <p className="mt-3 max-w-[100ch] text-small text-ink2">{view.note}</p>
    </section>
  );
}

function pointOf(target: EventTarget): GridPoint | null {
  const cell = (target as HTMLElement).closest<HTMLElement>('[data-column]');
  return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

'use client';

import type { WallCell } from '@/lib/views/wall-rows';

type Props = {
  readonly cells: readonly WallCell[];
  /** Places there are: the drawing stays as wide and where it is while the first heights come. */
  readonly columns: number;
  readonly cellPx: number;
  readonly heightPx: number;
};

/** Cells of one row: a shape for each kind of all of them, so that a row is a handful of elements however many heights; branches as chips on top. */
export function WallCells({ cells, columns, cellPx, heightPx }: Props) {
  const width = columns * cellPx;
  const gap = Math.max(1, Math.min(cellPx * 0.12, 4));
  const paths: Record<'agrees' | 'alone' | 'behind' | 'unknown' | 'proposed' | 'mismatch', string> = {
    ...{ agrees: '', alone: '', behind: '', unknown: '', proposed: '', mismatch: '' },
  };
  const dot = Math.min(cellPx, heightPx) * 0.13;
  cells.forEach(({ state, share = 1, rest, proposed, mismatch }, at) => {
    const [x, w] = [at * cellPx + gap / 2, cellPx - gap];
    const top = heightPx * share;
    if (state !== 'branch') paths[state] += rect(x, 0, w, top);
    if (rest !== undefined && rest !== 'branch') paths[rest] += rect(x, top, w, heightPx - top);
    if (proposed && state !== 'branch') paths.proposed += circle(x + w / 2, heightPx / 2, dot);
    if (mismatch) paths.mismatch += `M${x + w - w * 0.5} 0h${w * 0.5}v${w * 0.5}z`;
  });
  return (
    <span className="wall-cells" style={{ width, height: heightPx, fontSize: `min(1em, ${one(cellPx * 1.15)}px)` }}>
      <svg width={width} height={heightPx} aria-hidden="true">
        {paths.agrees === '' ? null : <path d={paths.agrees} className="wall-agrees" />}
        {paths.alone === '' ? null : <path d={paths.alone} className="wall-alone" />}
        {paths.behind === '' ? null : <path d={paths.behind} className="wall-behind" />}
        {paths.unknown === '' ? null : <path d={paths.unknown} className="wall-unknown" fill="url(#wall-hatch)" />}
        {paths.proposed === '' ? null : <path d={paths.proposed} className="wall-proposed" />}
        {paths.mismatch === '' ? null : <path d={paths.mismatch} className="wall-mismatch" />}
      </svg>
      {cells.map((cell, at) =>
        cell.state !== 'branch' ? null : (
          <b
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place, and what is drawn there is put there, not moved
            key={`${at} ${cell.branch} ${cell.share}`}
            data-branch={cell.branch}
            style={{ left: at * cellPx, width: cellPx - gap / 2, height: heightPx * (cell.share ?? 1) }}
          >
            {cell.branch}
          </b>
        ),
      )}
    </span>
  );
}

/** What is not known, for the cells of all rows; as coarse as the wall's type, to be seen from as far. */
export function WallHatch({ em }: { readonly em: number }) {
  const step = Math.max(6, em * 0.11);
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      <pattern id="wall-hatch" width={step} height={step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d={`M0 0V${step}`} className="wall-stroke" style={{ strokeWidth: step * 0.28 }} />
      </pattern>
    </svg>
  );
}

/** Corners are rounded by the stroke, which needs so many px around. */
const STROKE = 1.5;
const rect = (x: number, y: number, w: number, h: number): string => {
  const [width, height] = [Math.max(0.5, w - 2 * STROKE), Math.max(0.5, h - 2 * STROKE)];
  return `M${one(x + STROKE)} ${one(y + STROKE)}h${one(width)}v${one(height)}h${one(-width)}z`;
};
const circle = (x: number, y: number, r: number): string =>
  `M${one(x - r)} ${one(y)}a${one(r)} ${one(r)} 0 1 0 ${one(2 * r)} 0a${one(r)} ${one(r)} 0 1 0 ${one(-2 * r)} 0z`;
const one = (value: number): number => Math.round(value * 10) / 10;

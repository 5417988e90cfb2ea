'use client';

import { memo, useMemo } from 'react';
import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { WallCells, WallHatch } from '@/components/wall/wall-cells';
import { WallRounds } from '@/components/wall/wall-rounds';
import { stateWord, WallRowName } from '@/components/wall/wall-row-name';
import { fitNames } from '@/lib/views/fit-names';
import { namesApart } from '@/lib/views/names-apart';
import type { OverviewView } from '@/lib/views/types';
import { type MatrixPlan, type MatrixZone, planMatrix, SIGN_EM, smallPx, WORD_SIGNS } from '@/lib/views/wall-plan';
import { type WallRows, wallRows } from '@/lib/views/wall-rows';
import { sayWallMatrix } from '@/lib/views/words/wall-matrix';

type DrawnProps = Pick<OverviewView, 'nodes' | 'matrix'> & { readonly zone: MatrixZone };

/** The matrix as far as its zone has room; nodes that have no row of their own are in one that counts them. */
export const DrawnMatrix = memo(function DrawnMatrix({ nodes, matrix, zone }: DrawnProps) {
  const names = useMemo(() => nodes.map(({ name }) => name), [nodes]);
  const plan = planMatrix(zone, names);
  const shown = wallRows({ nodes, matrix }, plan.rows);
  const from = Math.max(0, matrix.columns.length - plan.columns);
  const isForked = shown.rows.some(({ group }) => 'branch' in group) || shown.left.some(({ group }) => 'branch' in group);
  const rowPx = rowHeight(shown, plan, zone);
  const validators = new Set(nodes.filter(({ role }) => role === 'validator').map(({ name }) => name));
  const short = shortNames(names, plan.nameSigns);
  const long = shortNames(names, plan.nameSigns + WORD_SIGNS - 2);
  return (
    <>
      <WallHatch em={zone.em} />
      {shown.rows.map((row, place) => {
        const lines = row.names.length === 1 ? 0 : Math.floor((rowPx - plan.rowPx * 0.9) / (smallPx(zone.em) * 1.2));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that comes to another place is drawn there anew, nothing slides
          <div key={`${place} ${row.key}`} className="wall-row" style={{ height: rowPx }} title={row.names.join(', ')}>
            <div className="wall-row-main" style={{ height: Math.min(rowPx, plan.rowPx), fontSize: plan.typePx }}>
              <WallRowName
                row={row}
                width={plan.namePx}
                name={(stateWord(row.group, isForked) === null ? long : short).get(row.names[0] ?? '') ?? ''}
                word={stateWord(row.group, isForked)}
              />
              <WallCells
                cells={row.cells.slice(from)}
                columns={plan.columns}
                cellPx={plan.cellPx}
                heightPx={Math.min(rowPx, plan.cellHeightPx)}
              />
            </div>
            {lines < 1 ? null : (
              <p className="wall-names">
                {fitNames(row.names, Math.floor((lines * zone.width) / (smallPx(zone.em) * SIGN_EM)) - 4 * lines)}
              </p>
            )}
          </div>
        );
      })}
      {shown.left.length === 0 ? null : <Left left={shown.left} plan={plan} zone={zone} validators={validators} isForked={isForked} />}
      {plan.hasRounds ? <WallRounds columns={matrix.columns.slice(from)} plan={plan} /> : null}
    </>
  );
});

const shortNames = (names: readonly string[], signs: number) => new Map(namesApart(names, signs).map((one, at) => [names[at], one]));

/** Folded rows take what room is left, for the names of those who are in them. */
function rowHeight({ rows, left }: WallRows, plan: MatrixPlan, { height }: MatrixZone): number {
  const all = rows.length + Number(left.length > 0) + Number(plan.hasRounds);
  const isFolded = rows.some(({ names }) => names.length > 1);
  return isFolded ? (height - (all - rows.length) * plan.rowPx) / rows.length : plan.rowPx;
}

type LeftProps = {
  readonly left: WallRows['left'];
  readonly plan: MatrixPlan;
  readonly zone: MatrixZone;
  readonly validators: ReadonlySet<string>;
  readonly isForked: boolean;
};

/** Nodes that no row is left for: a chip a branch with its validators, or how many they are in which state. */
function Left({ left, plan, zone, validators, isForked }: LeftProps) {
  const signs = zone.width / (smallPx(zone.em) * SIGN_EM);
  const room = Math.max(1, Math.floor(signs / LEAST_CAMP_SIGNS));
  const shown = left.slice(0, left.length > room ? room - 1 : room);
  const more = left.slice(shown.length);
  const each = Math.floor((signs - (more.length > 0 ? MORE_SIGNS : 0)) / Math.max(1, shown.length)) - 5;
  return (
    <p className="wall-left" style={{ height: plan.rowPx }}>
      {shown.map(({ group, names }) => (
        <span key={'branch' in group ? group.branch : group.state} title={names.join(', ')}>
          {'branch' in group ? <BranchChip label={group.branch} spoken={false} /> : null}
          {fitNames(names.some((name) => validators.has(name)) ? names.filter((name) => validators.has(name)) : names, each)}
          {stateWord(group, isForked) === null ? null : <i className="wall-word"> {stateWord(group, isForked)}</i>}
        </span>
      ))}
      {more.length === 0 ? null : <span>{sayMore(more)}</span>}
    </p>
  );
}

function sayMore(more: WallRows['left']): string {
  if (more.every(({ group }) => 'branch' in group))
    return more.length === 1 ? sayWallMatrix('more.branch') : sayWallMatrix('more.branches', { count: more.length });
  const nodes = more.reduce((sum, { names }) => sum + names.length, 0);
  return nodes === 1 ? sayWallMatrix('more.node') : sayWallMatrix('more.nodes', { count: formatWhole(nodes) });
}

/** "A 12 nodes", and "and 12 nodes in 3 more". */
const LEAST_CAMP_SIGNS = 14;
const MORE_SIGNS = 24;

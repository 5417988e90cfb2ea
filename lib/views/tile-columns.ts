import { TILE_EMS } from './wall-type';

/** Sides of a screen that is wider than high, and of one that is higher than wide. */
const WIDE = { width: 16, height: 9 } as const;
const TALL = { width: 9, height: 16 } as const;

/** How tiles are laid out on a wide screen and on one that stands: the columns by which their type is largest, rows follow. */
export function tileColumns(count: number): { readonly wide: number; readonly tall: number } {
  return { wide: columnsOn(count, WIDE), tall: columnsOn(count, TALL) };
}

function columnsOn(count: number, { width, height }: { readonly width: number; readonly height: number }): number {
  let best = { columns: 1, type: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const type = Math.min(width / columns / TILE_EMS.wide, height / rows / TILE_EMS.high);
    // The type is no larger with a row or a column that stays empty.
    if (type > best.type) best = { columns, type };
  }
  return best.columns;
}

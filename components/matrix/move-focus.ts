export type GridPoint = { readonly row: number; readonly column: number };

/** How far Page Up and Page Down go. */
const PAGE = 10;

/** Where a key leads from `at` in a grid of `rows` × `columns` (all counted from 0); null = not a key of the grid. Never leaves the grid. */
export function moveFocus(at: GridPoint, key: string, ctrl: boolean, rows: number, columns: number): GridPoint | null {
  const to = (row: number, column: number): GridPoint => ({
    row: Math.min(rows - 1, Math.max(0, row)),
    column: Math.min(columns - 1, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(at.row, at.column - 1);
    case 'ArrowRight':
      return to(at.row, at.column + 1);
    case 'ArrowUp':
      return to(at.row - 1, at.column);
    case 'ArrowDown':
      return to(at.row + 1, at.column);
    case 'PageUp':
      return to(at.row - PAGE, at.column);
    case 'PageDown':
      return to(at.row + PAGE, at.column);
    case 'Home':
      return to(ctrl ? 0 : at.row, 0);
    case 'End':
      return to(ctrl ? rows - 1 : at.row, columns - 1);
    default:
      return null;
  }
}

import { formatWhole } from '@/components/format/number';
import { cellWords } from '@/components/matrix/cell-words';
import type { MatrixCell, MatrixColumn } from '@/lib/views/types';

/** A row in words, neighbours of one state together: "agrees 1 to 13; branch B 14". */
export function rowRuns(columns: readonly MatrixColumn[], cells: readonly MatrixCell[]): string {
  const runs: { words: string; from: number; to: number }[] = [];
  columns.forEach((column, index) => {
    const { proposed: _, ...cell } = cells[index] ?? ({ state: 'unknown' } as MatrixCell);
    const words = cellWords(cell);
    const last = runs.at(-1);
    if (last?.words === words) last.to = column.height;
    else runs.push({ words, from: column.height, to: column.height });
  });
  return runs.map(({ words, from, to }) => `${words} ${formatWhole(from)}${from === to ? '' : ` to ${formatWhole(to)}`}`).join('; ');
}

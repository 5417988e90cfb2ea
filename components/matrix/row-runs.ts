import { cellWords } from '@/components/matrix/cell-words';
import type { MatrixCell, MatrixColumn } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

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
  return runs
    .map(({ words, from, to }) =>
      from === to ? sayMatrix('row-runs.at', { words, from }) : sayMatrix('row-runs.range', { words, from, to }),
    )
    .join('; ');
}

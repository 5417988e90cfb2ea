import { columnWords, roundWords } from '@/components/matrix/cell-words';
import { rowRuns } from '@/components/matrix/row-runs';
import type { MatrixColumn, MatrixRow } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

type Props = { readonly columns: readonly MatrixColumn[]; readonly rows: readonly MatrixRow[] };

/** The matrix as text: each node's heights in runs, then the heights that are anything but agreed in round 0. */
export function MatrixText({ columns, rows }: Props) {
  const notable = columns.filter((column) => column.state !== 'agreed' || column.round !== 0 || column.history > 0);
  return (
    <details className="mt-3 text-small text-ink2">
      <summary className="w-max rounded hover:text-ink">{sayMatrix('matrix-text.as-text')}</summary>
      <dl className="mt-2 grid gap-1">
        {rows.map((row) => (
          <div key={row.node} className="min-w-0 wrap-anywhere">
            <dt className="inline font-medium text-ink">
              <bdi>{row.node}</bdi>:{' '}
            </dt>
            <dd className="inline">{rowRuns(columns, row.cells)}</dd>
          </div>
        ))}
      </dl>
      {notable.length === 0 ? null : (
        <p className="mt-2">
          {notable
            .map((column) =>
              sayMatrix('matrix-text.height', { height: column.height, state: columnWords(column), round: roundWords(column) }),
            )
            .join(' ')}
        </p>
      )}
    </details>
  );
}

import { formatWhole } from '@/components/format/number';
import { columnWords, roundWords } from '@/components/matrix/cell-words';
import type { MatrixColumn } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

type Props = { readonly columns: readonly MatrixColumn[]; readonly index: number; readonly tabStop: number | null };

const FULL_PX = 19;

/** Height of a round's bar, px: a round more doubles the wait, so the bars grow ever slower and never leave the row. */
export function barHeight(round: number): number {
  return round <= 0 ? 0 : Math.min(FULL_PX, Math.round(8 + 4 * Math.log2(round)));
}

/** The rounds under the matrix, on the same axis; nothing drawn at round 0, a hatch where the round is not known. */
export function RoundRow({ columns, index, tabStop }: Props) {
  return (
    <div role="row" tabIndex={-1} aria-rowindex={index + 2} className="matrix-row outline-none">
      <span role="rowheader" className="self-end text-ink3">
        {sayMatrix('round-row.round')}
      </span>
      <span className="matrix-cells" role="presentation">
        {columns.map((column, at) => (
          <span
            key={column.height}
            role="gridcell"
            tabIndex={at === tabStop ? 0 : -1}
            aria-colindex={at + 2}
            aria-label={sayMatrix('round-row.height', { height: column.height, state: columnWords(column), round: roundWords(column) })}
            data-row={index}
            data-column={at}
            data-source={column.round === null ? 'unknown' : column.roundSource}
            className="matrix-round"
          >
            {column.history > 0 ? <b className="block h-3 font-normal">↺</b> : null}
            {column.round !== null && column.round > 0 ? (
              <>
                <b className="absolute inset-x-0 font-normal" style={{ bottom: barHeight(column.round) + 1 }}>
                  {formatWhole(column.round)}
                </b>
                <i style={{ height: barHeight(column.round) }} />
              </>
            ) : null}
            {column.round === null ? <i /> : null}
          </span>
        ))}
      </span>
    </div>
  );
}

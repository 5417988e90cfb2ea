'use client';

import { memo } from 'react';
import { Name } from '@/components/marks/name';
import { cellWords } from '@/components/peers/cell-words';
import type { PeerLetter, PeerRow } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

type Props = {
  readonly index: number;
  readonly row: PeerRow;
  readonly names: readonly string[];
  /** One letter a column that is shown. */
  readonly cells: string;
  /** Column that takes the tab stop, when it is in this row. */
  readonly tabStop: number | null;
};

const TELLS = { yes: null, silent: sayPeers('peer-matrix-row.no-answer'), refuses: sayPeers('peer-matrix-row.does-not-tell') } as const;

/** One end: its name, how many it sees, and a cell for each other. */
export const PeerMatrixRow = memo(function PeerMatrixRow({ index, row, names, cells, tabStop }: Props) {
  return (
    <div role="row" tabIndex={-1} aria-rowindex={index + 2} className="peer-row outline-none">
      <span role="rowheader" className="peer-name">
        <span aria-hidden="true" className="w-5 flex-none text-right text-micro text-ink3">
          {index + 1}
        </span>
        <span className="min-w-0 truncate" title={row.name}>
          <Name name={row.name} max={20} />
        </span>
        {TELLS[row.tells] === null ? null : <small className="unknown flex-none text-micro">{TELLS[row.tells]}</small>}
      </span>
      {[...cells].map((letter, column) => (
        <span
          // Columns are the rows: their order is the same.
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
          key={column}
          role="gridcell"
          tabIndex={column === tabStop ? 0 : -1}
          aria-colindex={column + 2}
          aria-label={cellWords(letter as PeerLetter, row.name, names[column] ?? '')}
          data-row={index}
          data-column={column}
          data-letter={letter}
          className="peer-cell"
        />
      ))}
    </div>
  );
}, same);

function same(before: Props, after: Props): boolean {
  const { row: one, ...rest } = before;
  return (
    one.name === after.row.name &&
    one.tells === after.row.tells &&
    rest.cells === after.cells &&
    rest.tabStop === after.tabStop &&
    rest.index === after.index &&
    rest.names.join() === after.names.join()
  );
}

import type { MatrixCell, MatrixColumn } from '@/lib/views/types';
import { sayMatrix } from '@/lib/views/words/matrix';

/** A cell's state in words: "branch B", "agrees, proposed it". */
export function cellWords(cell: MatrixCell): string {
  return [
    stateWords(cell),
    ...(cell.proposed ? [sayMatrix('cell-words.proposed')] : []),
    ...(cell.mismatch ? [sayMatrix('matrix-legend.header-does-not')] : []),
  ].join(', ');
}

/** A cell's whole name: "validator-3, height 14, branch B". */
export function cellName(node: string, height: number, cell: MatrixCell): string {
  return sayMatrix('cell-words.height', { node, height, state: cellWords(cell) });
}

/** A height's round in words: "round 1", "round 5, estimated", "round not known". */
export function roundWords({ round, roundSource }: MatrixColumn): string {
  if (round === null) return sayMatrix('cell-words.round-not-known');
  if (roundSource === 'estimate') return sayMatrix('cell-words.round-estimated', { round });
  return sayMatrix(roundSource === 'derived' ? 'cell-words.round-derived' : 'cell-words.round', { round });
}

const COLUMN_WORDS = {
  agreed: sayMatrix('cell-words.agreed'),
  forked: sayMatrix('cell-words.forked'),
  undecided: sayMatrix('cell-words.undecided'),
  unknown: sayMatrix('cell-words.not-known'),
} as const satisfies Record<MatrixColumn['state'], string>;

/** A column's state in words, with what lapsed there. */
export function columnWords({ state, history }: MatrixColumn): string {
  return history === 0 ? COLUMN_WORDS[state] : `${COLUMN_WORDS[state]}, ${sayMatrix('cell-words.lapsed', { history })}`;
}

function stateWords({ state, branch }: MatrixCell): string {
  switch (state) {
    case 'agrees':
      return sayMatrix('cell-words.agrees');
    case 'branch':
      return branch === undefined ? sayMatrix('cell-words.on-branch-its') : sayMatrix('cell-words.branch', { branch });
    case 'behind':
      return sayMatrix('cell-words.not-there-yet');
    case 'alone':
      return sayMatrix('cell-words.answered-too-few');
    case 'unknown':
      return sayMatrix('cell-words.not-known');
  }
}

import { formatWhole } from '@/components/format/number';
import type { MatrixCell, MatrixColumn } from '@/lib/views/types';

/** A cell's state in words: "branch B", "agrees, proposed it". */
export function cellWords(cell: MatrixCell): string {
  const extras = `${cell.proposed ? ', proposed it' : ''}${cell.mismatch ? ', header does not hold' : ''}`;
  return `${stateWords(cell)}${extras}`;
}

/** A cell's whole name: "validator-3, height 14, branch B". */
export function cellName(node: string, height: number, cell: MatrixCell): string {
  return `${node}, height ${formatWhole(height)}, ${cellWords(cell)}`;
}

/** A height's round in words: "round 1", "round 5, estimated", "round not known". */
export function roundWords({ round, roundSource }: MatrixColumn): string {
  if (round === null) return 'round not known';
  const source = roundSource === 'estimate' ? ', estimated' : roundSource === 'derived' ? ', worked out from the turns' : '';
  return `round ${formatWhole(round)}${source}`;
}

const COLUMN_WORDS = { agreed: 'agreed', forked: 'forked', undecided: 'undecided', unknown: 'not known' } as const satisfies Record<
  MatrixColumn['state'],
  string
>;

/** A column's state in words, with what lapsed there. */
export function columnWords({ state, history }: MatrixColumn): string {
  const lapsed = history === 0 ? '' : `, ${formatWhole(history)} earlier hash${history === 1 ? '' : 'es'} lapsed`;
  return `${COLUMN_WORDS[state]}${lapsed}`;
}

function stateWords({ state, branch }: MatrixCell): string {
  switch (state) {
    case 'agrees':
      return 'agrees';
    case 'branch':
      return branch === undefined ? 'on a branch of its own' : `branch ${branch}`;
    case 'behind':
      return 'not there yet';
    case 'alone':
      return 'answered, too few others to compare with';
    case 'unknown':
      return 'not known';
  }
}

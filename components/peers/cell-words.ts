import type { PeerLetter } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

/** What one cell says of the pair, with the two names. */
export function cellWords(letter: PeerLetter, row: string, column: string): string {
  switch (letter) {
    case 'b':
      return sayPeers('cell-words.both-see-each', { row, column });
    case 'o':
      return sayPeers('cell-words.sees-which-does', { row, column });
    case 'i':
      return sayPeers('cell-words.sees-which-does-2', { column, row });
    case 's':
      return sayPeers('cell-words.sees-which-does-3', { row, column });
    case 'h':
      return sayPeers('cell-words.sees-which-does-4', { column, row });
    case '-':
      return sayPeers('cell-words.not-connected-by', { row, column });
    case '?':
      return sayPeers('cell-words.not-known-neither', { row, column });
    case 'x':
      return row;
  }
}

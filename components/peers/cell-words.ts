import type { PeerLetter } from '@/lib/views/peers-types';

/** What one cell says of the pair, with the two names. */
export function cellWords(letter: PeerLetter, row: string, column: string): string {
  switch (letter) {
    case 'b':
      return `${row} and ${column}: both see each other`;
    case 'o':
      return `${row} sees ${column}, which does not see it`;
    case 'i':
      return `${column} sees ${row}, which does not see it`;
    case 's':
      return `${row} sees ${column}, which does not tell`;
    case 'h':
      return `${column} sees ${row}, which does not tell`;
    case '-':
      return `${row} and ${column}: not connected, by what is told`;
    case '?':
      return `${row} and ${column}: not known, neither tells`;
    case 'x':
      return row;
  }
}

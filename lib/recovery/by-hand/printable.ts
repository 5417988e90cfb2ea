import { shellWord } from './shell-word';

/** A sentence as one word of a shell, in printable ASCII. */
export const printable = (text: string): string =>
  shellWord(
    text
      .replace(/…/g, '...')
      .replace(/–/g, '-')
      .replace(/[^\x20-\x7e]/g, '?'),
  );

/** Any text as one word of a POSIX shell. Control characters are left out: no shell is asked to carry them. */
export function shellWord(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, '');
  return /^[\w./:@%+=-]+$/.test(plain) && !plain.startsWith('-') ? plain : `'${plain.replace(/'/g, `'\\''`)}'`;
}

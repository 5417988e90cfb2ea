import { unquote } from './read-values';

const KEY = /[A-Za-z_][\w.-]*=/y;

/**
 * `key=value` pairs as quorum log/format.go logfmt writes them: padded with spaces, values quoted where they hold spaces. Words between
 * them are skipped. Each sign is looked at a fixed number of times. `isCut` = the text lost its end: its last value is not believed.
 */
export function readPairs(text: string, isCut: boolean): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    KEY.lastIndex = at;
    const key = KEY.exec(text)?.[0];
    const from = at + (key?.length ?? 0);
    at = key !== undefined && text[from] === '"' ? endOfQuoted(text, from) : endOfWord(text, from);
    const isWhole = !isCut || at < text.length;
    if (key !== undefined && isWhole && !pairs.has(key.slice(0, -1))) pairs.set(key.slice(0, -1), unquote(text.slice(from, at)));
  }
  return pairs;
}

function endOfWord(text: string, from: number): number {
  const end = text.indexOf(' ', from);
  return end < 0 ? text.length : end;
}

function endOfQuoted(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

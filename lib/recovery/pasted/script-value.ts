/** A value read from text at some place, and where it ends. */
export type ReadValue = { readonly value: unknown; readonly end: number };

/** Deeper nesting is no answer of a node. */
const MAX_DEPTH = 40;
const WORD = /[\w.$+-]+/y;
const SPACE = /\s*/y;

/** JSON, or an object as a JavaScript console prints it: names without quotes, single quotes, commas at the end. null = no whole value stands there. */
export function readScriptValue(text: string, start: number): ReadValue | null {
  try {
    return valueAt(text, start, 0);
  } catch (error) {
    if (error instanceof NoValue) return null;
    throw error;
  }
}

class NoValue extends Error {}

const skip = (text: string, at: number): number => {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
};

function valueAt(text: string, start: number, depth: number): ReadValue {
  if (depth > MAX_DEPTH) throw new NoValue();
  const at = skip(text, start);
  const first = text[at];
  if (first === '{') return objectAt(text, at, depth);
  if (first === '[') return listAt(text, at, depth);
  if (first === '"' || first === "'") return stringAt(text, at);
  return wordAt(text, at);
}

function objectAt(text: string, start: number, depth: number): ReadValue {
  const entries: [string, unknown][] = [];
  let at = skip(text, start + 1);
  while (text[at] !== '}') {
    const key = text[at] === '"' || text[at] === "'" ? stringAt(text, at) : wordAt(text, at, false);
    at = skip(text, key.end);
    if (text[at] !== ':') throw new NoValue();
    const { value, end } = valueAt(text, at + 1, depth + 1);
    entries.push([String(key.value), value]);
    at = comma(text, end, '}');
  }
  return { value: Object.fromEntries(entries), end: at + 1 };
}

function listAt(text: string, start: number, depth: number): ReadValue {
  const items: unknown[] = [];
  let at = skip(text, start + 1);
  while (text[at] !== ']') {
    const { value, end } = valueAt(text, at, depth + 1);
    items.push(value);
    at = comma(text, end, ']');
  }
  return { value: items, end: at + 1 };
}

/** After a comma, or at the end of what holds it. */
function comma(text: string, end: number, closing: string): number {
  const at = skip(text, end);
  if (text[at] === ',') return skip(text, at + 1);
  if (text[at] !== closing) throw new NoValue();
  return at;
}

function stringAt(text: string, start: number): ReadValue {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote) {
    if (text[at] === '\n') throw new NoValue();
    at += text[at] === '\\' ? 2 : 1;
  }
  if (at >= text.length) throw new NoValue();
  const inside = text.slice(start + 1, at);
  const json = quote === '"' ? inside : inside.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"');
  try {
    return { value: JSON.parse(`"${json}"`) as unknown, end: at + 1 };
  } catch {
    throw new NoValue();
  }
}

const WORDS: Readonly<Record<string, unknown>> = { null: null, true: true, false: false, undefined: null };

function wordAt(text: string, at: number, isValue = true): ReadValue {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) throw new NoValue();
  const end = at + word.length;
  if (!isValue) return { value: word, end };
  if (Object.hasOwn(WORDS, word)) return { value: WORDS[word], end };
  if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word)) throw new NoValue();
  return { value: Number(word), end };
}

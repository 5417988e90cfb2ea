import { readScriptValue } from './script-value';

/** What stands in pasted text, in its order: values, answers with the id of their call, and words that mean it did not work. */
export type PastedItem =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'answer'; readonly id: number | null; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly id: number | null; readonly message: string }
  /** It never reached the node, or nobody knows. */
  | { readonly kind: 'failure'; readonly message: string }
  /** Begins as an answer and is cut off or broken. */
  | { readonly kind: 'broken'; readonly from: string };

/** A prompt and what was typed behind it, or a typed command without a prompt. */
const TYPED = [
  /^\S*[$#%❯➜]\s/,
  /^>\s*\S/,
  /^(?:sudo\s+)?(?:curl|geth|kubectl|docker|systemctl|sleep|printf|cat|export)\s/,
  /^[A-Z][A-Z0-9_]*=/,
];
const FAILURES = [
  /^(curl: \(\d+\) .*)/,
  /^(Fatal: .*)/,
  /^((?:error|Error from server)(?: \([^)]*\))?: .*)/,
  /^(Unable to connect to the server: .*)/,
  /^(\S*: ?(?:(?:line )?\d+: )?\S*: (?:command not found|not found|parameter (?:null or )?not set(?: or null)?|No such file or directory).*)/,
  /^((?:HTTP\/[\d.]+ )?(?:401|403|404|405|413|415|429|50\d)\b.*)/,
  /^(invalid host specified|Host not authorized.*|Unauthorized.*|Forbidden.*)$/i,
];
/** Words of the console about an error of the node. */
const REFUSAL = /^(?:GoError|[A-Z]\w*Error|Error): (.*)/;
const QUOTED_HASH = /^0x[0-9a-f]+$/i;

/** Reads what a person copied out of a terminal: answers of curl, a console's output, and the noise around them. */
export function pastedItems(text: string): readonly PastedItem[] {
  const items: PastedItem[] = [];
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, end).trim();
    const start = at + (text.slice(at, end).length - text.slice(at, end).trimStart().length);
    const read = itemsAt(text, start, line);
    items.push(...read.items);
    at = read.end <= end ? end + 1 : (text.indexOf('\n', read.end) === -1 ? text.length : text.indexOf('\n', read.end)) + 1;
  }
  return items;
}

type ReadItems = { readonly items: readonly PastedItem[]; readonly end: number };

function itemsAt(text: string, start: number, line: string): ReadItems {
  const nothing = { items: [], end: start };
  if (line === '' || line === '>' || (!startsValue(line) && TYPED.some((one) => one.test(line)))) return nothing;
  const failure = FAILURES.map((one) => one.exec(line)?.[1]).find((one) => one !== undefined);
  if (failure !== undefined) return { items: [{ kind: 'failure', message: failure.slice(0, 300) }], end: start };
  const refusal = REFUSAL.exec(line)?.[1];
  if (refusal !== undefined) return { items: [{ kind: 'refusal', id: null, message: refusal.slice(0, 300) }], end: start };
  if (QUOTED_HASH.test(line)) return { items: [{ kind: 'value', value: line }], end: start };
  return startsValue(line) ? valuesFrom(text, start) : nothing;
}

const startsValue = (line: string): boolean => /^(?:[{["]|(?:null|true|false|undefined)\b)/.test(line);

/** Every value that stands one behind the other from here. */
function valuesFrom(text: string, start: number): ReadItems {
  const items: PastedItem[] = [];
  let at = start;
  for (;;) {
    const read = readScriptValue(text, at);
    if (read === null) {
      if (items.length === 0) items.push({ kind: 'broken', from: text.slice(start, start + 60).split('\n')[0] ?? '' });
      return { items, end: at };
    }
    items.push(...itemsOf(read.value));
    at = read.end;
    // On the same line only: what stands in the next one is looked at anew.
    const next = /^[ \t]*(?=[{[])/.exec(text.slice(at, at + 40));
    if (next === null) return { items, end: at };
    at += next[0].length;
  }
}

function itemsOf(value: unknown): readonly PastedItem[] {
  if (Array.isArray(value)) return value.every(isSimple) ? value.flatMap(itemsOf) : [{ kind: 'value', value }];
  if (!isFields(value)) return [{ kind: 'value', value }];
  // What was sent, not what came back.
  if ('method' in value && 'params' in value) return [];
  const id = typeof value.id === 'number' ? value.id : null;
  if (isFields(value.error)) return [{ kind: 'refusal', id, message: refusalIn(value.error) }];
  if ('result' in value && ('jsonrpc' in value || 'id' in value)) return [{ kind: 'answer', id, value: value.result }];
  return [{ kind: 'value', value }];
}

const isSimple = (value: unknown): boolean => value === null || typeof value !== 'object' || (isFields(value) && 'jsonrpc' in value);

function refusalIn({ code, message }: Readonly<Record<string, unknown>>): string {
  const text = typeof message === 'string' ? message.slice(0, 300) : 'no reason given';
  return typeof code === 'number' ? `${text} (${code})` : text;
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

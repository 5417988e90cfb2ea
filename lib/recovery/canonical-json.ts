/** JSON with sorted keys and no spaces. What JSON leaves out (undefined) is left out here too: what is read back from the store gives the same text. */
export const canonicalJson = (value: unknown): string => write(value, new Map());

/** `known`: what stands in many places, as the call that names a peer does, is written once. */
function write(value: unknown, known: Map<object, string>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) {
    // Most of a plan are lists of names: as they stand.
    if (value.every((item) => typeof item === 'string')) return JSON.stringify(value);
    return `[${value.map((item) => write(item ?? null, known)).join(',')}]`;
  }
  const before = known.get(value);
  if (before !== undefined) return before;
  const text = `{${fieldsOf(value, known)}}`;
  known.set(value, text);
  return text;
}

function fieldsOf(value: object, known: Map<object, string>): string {
  const fields = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(fields)
    .filter((key) => fields[key] !== undefined)
    .sort();
  return keys.map((key) => `${JSON.stringify(key)}:${write(fields[key], known)}`).join(',');
}

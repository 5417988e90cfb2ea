/** Places of an answer that were looked at, in the words of Difference. */
export type ReadPaths = ReadonlySet<string>;

/** An answer that notes which of its places are looked at. */
function watched(value: unknown, path: string, seen: Set<string>): unknown {
  seen.add(path);
  if (typeof value !== 'object' || value === null) return value;
  const isList = Array.isArray(value);
  return new Proxy(value, {
    get: (target, key, receiver) => {
      const got = Reflect.get(target, key, receiver);
      if (typeof key === 'symbol' || typeof got === 'function' || (isList && key === 'length')) return got;
      return watched(got, isList ? `${path}[]` : path === '' ? key : `${path}.${key}`, seen);
    },
  });
}

/** What a call's `parse` looks at in an answer: its schema says it itself, so no table can go stale. */
export function readPaths(parse: (raw: unknown) => unknown, answers: readonly unknown[]): ReadPaths {
  const seen = new Set<string>();
  for (const answer of answers) parse(watched(answer, '', seen));
  return seen;
}

/** True where a difference at `path` would change what a reader of `read` is told: there, above it, or inside a place handed on whole. */
export function touches(path: string, read: ReadPaths): boolean {
  const isLeaf = (one: string): boolean => ![...read].some((other) => other !== one && isInside(other, one));
  return [...read].some((one) => one === path || isInside(one, path) || (isLeaf(one) && isInside(path, one)));
}

const isInside = (path: string, outer: string): boolean =>
  outer === '' || (path.startsWith(outer) && ['.', '[', '{'].includes(path.charAt(outer.length)));

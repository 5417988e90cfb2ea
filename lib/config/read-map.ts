import { didYouMean } from './did-you-mean';
import type { Scope, Tree } from './scope';

export type Field = (key: string) => Tree | undefined;

/**
 * The map at `path`, as a look-up of its known keys; null when it is none. Unknown keys are faults. A key is repeated in the fault only
 * where it can't be a secret that lost its colon: when it is near to a known key, or plain and not `guarded`.
 */
export function readMap(scope: Scope, tree: Tree, path: string, known: readonly string[], guarded = false): Field | null {
  if (!isMap(tree)) {
    scope.report(path, `must be a map with ${known.join(', ')}`, 'Write one "key: value" a line below it');
    return null;
  }
  for (const [index, key] of Object.keys(tree).entries()) {
    if (known.includes(key)) continue;
    const meant = didYouMean(key, known);
    const shown = meant !== null || (!guarded && /^[A-Za-z][A-Za-z_]{0,23}$/.test(key));
    const remedy = meant === null ? `Known here: ${known.join(', ')}` : `Did you mean ${meant}?`;
    scope.report(shown ? join(path, key) : path, shown ? 'is not a known key' : `key number ${index + 1} in it is not known`, remedy);
  }
  return (key) => (Object.hasOwn(tree, key) ? tree[key] : undefined);
}

/** The list at `path`; null when it is missing, none or empty, which is a fault. */
export function readList(scope: Scope, tree: Tree | undefined, path: string, example: string): readonly Tree[] | null {
  if (tree !== undefined && Array.isArray(tree) && tree.length > 0) return tree as readonly Tree[];
  const problem = tree === undefined ? 'is missing' : Array.isArray(tree) || tree === '' ? 'is empty' : 'must be a list';
  scope.report(path, problem, `Write a list: ${example}`);
  return null;
}

/** True for a map, as against text or a list. */
export function isMap(tree: Tree | undefined): tree is { readonly [key: string]: Tree } {
  return typeof tree === 'object' && !Array.isArray(tree);
}

/** `a` and `b` as `a.b`. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

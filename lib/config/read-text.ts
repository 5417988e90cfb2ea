import { resolve } from 'node:path';
import type { Scope, Tree } from './scope';

const VARIABLE = /\$\$\{|\$\{([^}]*)\}?/g;

/**
 * The text at `path` with `${VAR}` put in from the environment (`$${` stands for `${`); null = absent or faulty. A variable that is
 * missing or empty is a fault: a credential that silently became nothing would be looked for in the wrong place.
 */
export function readText(scope: Scope, tree: Tree | undefined, path: string): string | null {
  if (tree === undefined) return null;
  if (typeof tree !== 'string') {
    scope.report(path, `must be one value, not a ${Array.isArray(tree) ? 'list' : 'map'}`, 'Write one value');
    return null;
  }
  let whole = true;
  const text = tree.replaceAll(VARIABLE, (found: string, name: string | undefined) => {
    if (found === '$${') return '${';
    const value = variable(scope, found, name ?? '', path);
    whole &&= value !== null;
    return value ?? '';
  });
  if (whole && text.trim() === '') {
    scope.report(path, 'has no value', 'Give it one or take the line out');
    return null;
  }
  return whole ? text : null;
}

function variable(scope: Scope, found: string, name: string, path: string): string | null {
  if (!found.endsWith('}') || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    scope.report(path, 'holds a $ and { that name no environment variable', `Write \${NAME}, or $\${ for the two signs themselves`);
    return null;
  }
  const value = Object.hasOwn(scope.env, name) ? scope.env[name] : undefined;
  if (value !== undefined && value !== '') return value;
  // A name in small letters is likelier a part of a secret that happens to look like a variable.
  const shown = /^[A-Z_][A-Z0-9_]*$/.test(name) ? ` ${name}` : ' it names';
  scope.report(path, `the environment variable${shown} is ${value === '' ? 'empty' : 'not set'}`, 'Set it before the start');
  return null;
}

/** The text of the file that the setting at `path` names, its last line ends taken off; null = absent or faulty. */
export function readNamedFile(scope: Scope, tree: Tree | undefined, path: string): string | null {
  const file = readText(scope, tree, path);
  if (file === null) return null;
  try {
    const text = scope.readFile(resolve(scope.folder, file)).replace(/[\r\n]+$/, '');
    if (text.trim() !== '') return text;
    scope.report(path, 'the file it names is empty', 'Put the value into the file');
  } catch (error) {
    const remedy = 'Name a file that the user running Quorumwatch can read; a relative path counts from the folder of the settings file';
    scope.report(path, `the file it names can't be read (${errorCode(error)})`, remedy);
  }
  return null;
}

/** Either `key` or `key_file`, whichever is there; both are a fault. null = neither or faulty. */
export function readSecret(scope: Scope, field: (key: string) => Tree | undefined, key: string, path: string): string | null {
  const [plain, file] = [field(key), field(`${key}_file`)];
  if (plain !== undefined && file !== undefined) {
    scope.report(`${path}.${key}`, `stands beside ${key}_file`, 'Keep one of the two');
    return null;
  }
  return plain === undefined ? readNamedFile(scope, file, `${path}.${key}_file`) : readText(scope, plain, `${path}.${key}`);
}

/** The errno code of an error, or a word for not having one: never its message, which holds the path. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown reason';
}

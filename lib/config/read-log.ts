import { resolve } from 'node:path';
import { readKubernetesLog } from './read-kubernetes-log';
import { readLokiLog } from './read-loki-log';
import { readMap } from './read-map';
import { readText } from './read-text';
import type { Scope, Tree } from './scope';
import type { LogSettings } from './types';

const KINDS = ['file', 'loki', 'kubernetes'];

/** What `log` says: exactly one of file, loki and kubernetes, and the time zone of the node's clock; null = faulty. */
export function readLog(scope: Scope, tree: Tree, path: string): LogSettings | null {
  const field = readMap(scope, tree, path, [...KINDS, 'timezone'], true);
  if (field === null) return null;
  const kinds = KINDS.filter((kind) => field(kind) !== undefined);
  if (kinds.length !== 1) {
    const problem = kinds.length === 0 ? 'says nothing of where the log is' : `names ${kinds.join(' and ')} at once`;
    scope.report(path, problem, 'Give one of file, loki, kubernetes');
  }
  const zone = readText(scope, field('timezone'), `${path}.timezone`);
  const timezone = zone === null ? null : readTimezone(scope, zone, `${path}.timezone`);
  const [file, loki, kubernetes] = KINDS.map(field);
  const found = [
    file === undefined ? null : readFile(scope, file, `${path}.file`),
    loki === undefined ? null : readLokiLog(scope, loki, `${path}.loki`),
    kubernetes === undefined ? null : readKubernetesLog(scope, kubernetes, `${path}.kubernetes`),
  ].find((from) => from !== null);
  return kinds.length === 1 && found ? { timezone, from: found } : null;
}

function readFile(scope: Scope, tree: Tree, path: string): LogSettings['from'] | null {
  const file = readText(scope, tree, path);
  if (file === null) return null;
  if (/\.(gz|zst|xz|bz2|zip)$/i.test(file)) scope.report(path, 'is compressed', 'Name the file that the node writes to');
  return { kind: 'file', path: resolve(scope.folder, file) };
}

/** An IANA name, or an offset from UTC like +02:00. */
function readTimezone(scope: Scope, text: string, path: string): string | null {
  if (/^[+-](0\d|1[0-4]):[0-5]\d$/.test(text)) return text;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch {
    scope.report(path, 'is no time zone', 'Write a name like Europe/Berlin or UTC, or an offset like +02:00');
    return null;
  }
}

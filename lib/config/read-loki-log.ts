import { readAuth } from './read-auth';
import { type Field, isMap, readMap } from './read-map';
import { readText } from './read-text';
import { readTls } from './read-tls';
import { readUrl } from './read-url';
import type { Scope, Tree } from './scope';
import type { LogSettings } from './types';

const KEYS = ['url', 'query', 'labels', 'auth', 'tls', 'tenant'];

/** A log in Grafana Loki: its URL, and the stream by a LogQL query or by labels. `tenant` = X-Scope-OrgID. null = faulty. */
export function readLokiLog(scope: Scope, tree: Tree, path: string): LogSettings['from'] | null {
  const field = readMap(scope, tree, path, KEYS, true);
  if (field === null) return null;
  if (field('url') === undefined) scope.report(`${path}.url`, 'is missing', 'Write it like http://loki:3100');
  const text = readText(scope, field('url'), `${path}.url`);
  const read = text === null ? null : readUrl(scope, text, `${path}.url`);
  const [auth, tls] = [field('auth'), field('tls')];
  const given = auth === undefined ? null : readAuth(scope, auth, `${path}.auth`);
  if (auth !== undefined && read !== null && read.authorization !== null)
    scope.report(`${path}.auth`, 'stands beside credentials in url', 'Keep one of the two');
  if (tls !== undefined && read?.url.startsWith('http:'))
    scope.report(`${path}.tls`, 'has no meaning for an http:// url', 'Write https:// or take tls out');
  const readTlsOrNone = tls === undefined ? null : readTls(scope, tls, `${path}.tls`);
  const tenant = readText(scope, field('tenant'), `${path}.tenant`);
  if (tenant !== null && !/^[\x21-\x7e]+$/.test(tenant))
    scope.report(`${path}.tenant`, 'holds a sign no header can carry', 'Give the id of the tenant alone');
  const query = readSelector(scope, field, path);
  if (read === null || query === null) return null;
  const headers = {
    ...(given ?? (read.authorization === null ? {} : { authorization: read.authorization })),
    ...(tenant === null ? {} : { 'x-scope-orgid': tenant }),
  };
  return { kind: 'loki', url: read.url.replace(/\/+$/, ''), query, headers, tls: readTlsOrNone };
}

function readSelector(scope: Scope, field: Field, path: string): string | null {
  const [query, labels] = [field('query'), field('labels')];
  if (query !== undefined && labels !== undefined) scope.report(`${path}.labels`, 'stands beside query', 'Keep one of the two');
  else if (labels !== undefined) return readLabels(scope, labels, `${path}.labels`);
  else if (query === undefined)
    scope.report(path, 'has neither query nor labels', 'Give labels, like {namespace: quorum, pod: validator-1-0}');
  else {
    const text = readText(scope, query, `${path}.query`);
    if (text === null || /^\s*\{[\s\S]*\}/.test(text)) return text;
    scope.report(`${path}.query`, 'is no selector of log lines', 'Write it like {pod="validator-1-0"}');
  }
  return null;
}

function readLabels(scope: Scope, tree: Tree, path: string): string | null {
  if (!isMap(tree) || Object.keys(tree).length === 0) {
    scope.report(path, 'must be a map of labels', 'Write one "label: value" a line below it');
    return null;
  }
  const pairs = Object.entries(tree).map(([name, value]) => {
    const isName = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
    const isShort = /^[\w-]{1,32}$/.test(name);
    if (!isName) scope.report(isShort ? `${path}.${name}` : path, 'is no name of a label', 'Letters, digits and _ only');
    const text = readText(scope, value, isName ? `${path}.${name}` : path);
    return text === null || !isName ? null : `${name}=${JSON.stringify(text)}`;
  });
  return pairs.some((pair) => pair === null) ? null : `{${pairs.join(', ')}}`;
}

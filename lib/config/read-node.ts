import { readAuth } from './read-auth';
import { readLog } from './read-log';
import { readMap } from './read-map';
import { readText } from './read-text';
import { readTls } from './read-tls';
import { readUrl, readWs } from './read-url';
import type { Scope, Tree } from './scope';
import type { NodeSettings } from './types';

const KEYS = ['name', 'url', 'ws', 'role', 'address', 'auth', 'tls', 'log'];

/** One entry of `nodes`; what is faulty in it is null or missing in the result and has been reported. */
export function readNode(scope: Scope, tree: Tree, path: string): Partial<NodeSettings> | null {
  const field = readMap(scope, tree, path, KEYS);
  if (field === null) return null;
  const text = (key: string) => readText(scope, field(key), `${path}.${key}`);
  for (const key of ['name', 'url'])
    if (field(key) === undefined) scope.report(`${path}.${key}`, 'is missing', 'Every node needs a name and a url');
  const [name, urlText, ws, role, address] = [text('name'), text('url'), text('ws'), text('role'), text('address')];
  if (name !== null) checkName(scope, name, `${path}.name`);
  const read = urlText === null ? null : readUrl(scope, urlText, `${path}.url`);
  const [auth, tls, log] = [field('auth'), field('tls'), field('log')];
  const headers = auth === undefined ? null : readAuth(scope, auth, `${path}.auth`);
  if (auth !== undefined && read !== null && read.authorization !== null) {
    scope.report(`${path}.auth`, 'stands beside credentials in url', 'Keep one of the two');
  }
  if (tls !== undefined && read?.url.startsWith('http:')) {
    scope.report(`${path}.tls`, 'has no meaning for an http:// url', 'Write https:// or take tls out');
  }
  return {
    ...(name === null ? {} : { name }),
    ...(read === null ? {} : { url: read.url }),
    ws: ws === null ? null : readWs(scope, ws, `${path}.ws`),
    role: role === null ? null : readRole(scope, role, `${path}.role`),
    address: address === null ? null : readAddress(scope, address, `${path}.address`),
    headers: headers ?? (read?.authorization ? { authorization: read.authorization } : {}),
    tls: tls === undefined ? null : readTls(scope, tls, `${path}.tls`),
    log: log === undefined ? null : readLog(scope, log, `${path}.log`),
  };
}

/** Signs; host names with their place and purpose in them are long. */
const LONGEST_NAME = 100;

/** A name is shown, logged and part of addresses of pages. */
export function checkName(scope: Scope, name: string, path: string): void {
  if ([...name].length <= LONGEST_NAME && name === name.trim() && !/[\p{Cc}/\\]/u.test(name)) return;
  scope.report(
    path,
    `is no name: it is longer than ${LONGEST_NAME} signs, begins or ends with a space, or holds a slash or a control sign`,
    'Choose a plain name',
  );
}

function readRole(scope: Scope, role: string, path: string): NodeSettings['role'] {
  if (role === 'validator' || role === 'member') return role;
  scope.report(path, 'is no role', 'Write validator or member');
  return null;
}

function readAddress(scope: Scope, address: string, path: string): NodeSettings['address'] {
  if (/^0x[0-9a-fA-F]{40}$/.test(address)) return address.toLowerCase() as `0x${string}`;
  scope.report(path, 'is no address', 'Write 0x and 40 hex digits');
  return null;
}

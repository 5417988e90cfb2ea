import { isMap, readMap } from './read-map';
import { readSecret, readText } from './read-text';
import type { Scope, Tree } from './scope';

type Headers = Readonly<Record<string, string>>;

const KINDS = ['bearer', 'bearer_file', 'basic', 'headers'];
const OWN = new Set([
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** What `auth` says, as headers with lower-case names; null = faulty. Exactly one of bearer, basic and headers. */
export function readAuth(scope: Scope, tree: Tree, path: string): Headers | null {
  const field = readMap(scope, tree, path, KINDS, true);
  if (field === null) return null;
  const kinds = new Set(KINDS.filter((kind) => field(kind) !== undefined).map((kind) => kind.replace('_file', '')));
  if (kinds.size !== 1) {
    const problem = kinds.size === 0 ? 'says nothing' : `says ${[...kinds].join(' and ')} at once`;
    scope.report(path, problem, 'Give one of bearer (or bearer_file), basic, headers');
  }
  const [basic, headers] = [field('basic'), field('headers')];
  const bearer = readSecret(scope, field, 'bearer', path);
  const found = [
    bearer === null ? null : bearerHeader(scope, bearer, path),
    basic === undefined ? null : readBasic(scope, basic, `${path}.basic`),
    headers === undefined ? null : readHeaders(scope, headers, `${path}.headers`),
  ].find((one) => one !== null);
  return kinds.size === 1 ? (found ?? null) : null;
}

/** The value of a basic Authorization header (RFC 7617); null = faulty. */
export function basicHeader(scope: Scope, user: string, password: string, path: string): string | null {
  if (!user.includes(':') && !/\p{Cc}/u.test(user + password)) return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  scope.report(path, 'the user holds a colon, or user or password a control sign', 'Basic authentication can not carry these');
  return null;
}

function bearerHeader(scope: Scope, token: string, path: string): Headers | null {
  if (/^[\x21-\x7e]+$/.test(token)) return { authorization: `Bearer ${token}` };
  scope.report(`${path}.bearer`, 'holds a space, a line end or a sign outside of ASCII', 'Give the token alone, on one line');
  return null;
}

function readBasic(scope: Scope, tree: Tree, path: string): Headers | null {
  const field = readMap(scope, tree, path, ['user', 'password', 'password_file'], true);
  if (field === null) return null;
  const user = readText(scope, field('user'), `${path}.user`);
  const password = readSecret(scope, field, 'password', path);
  if (field('user') === undefined) scope.report(`${path}.user`, 'is missing', 'Give the user name');
  if (field('password') === undefined && field('password_file') === undefined) {
    scope.report(`${path}.password`, 'is missing', 'Give password or password_file');
  }
  const authorization = user === null || password === null ? null : basicHeader(scope, user, password, path);
  return authorization === null ? null : { authorization };
}

function readHeaders(scope: Scope, tree: Tree, path: string): Headers | null {
  if (!isMap(tree) || Object.keys(tree).length === 0) {
    scope.report(path, 'must be a map of header names and values', 'Write one "Name: value" a line below it');
    return null;
  }
  const headers = new Map<string, string>();
  for (const [index, [name, value]] of Object.entries(tree).entries()) {
    const [at, lower] = [`${path}[${index}]`, name.toLowerCase()];
    const text = readText(scope, value, at);
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) scope.report(at, 'is no name a header can have', 'Letters, digits and - only');
    else if (OWN.has(lower)) scope.report(at, 'is a header that Quorumwatch sets itself', 'Take it out');
    else if (headers.has(lower)) scope.report(at, 'is there twice (upper and lower case are the same)', 'Keep one');
    else if (text !== null && !/^[\x20-\x7e\xa0-\xff]*$/.test(text))
      scope.report(at, 'holds a line end or a sign no header can carry', 'Correct the value');
    else headers.set(lower, text ?? '');
  }
  return Object.fromEntries(headers);
}

import { basicHeader } from './read-auth';
import type { Scope } from './scope';

export type ReadUrl = { readonly url: string; readonly authorization: string | null };

/** A node's address: http or https, credentials taken out into a header value, no query (keys there could not be kept secret). */
export function readUrl(scope: Scope, text: string, path: string): ReadUrl | null {
  const url = parse(scope, text, path, ['http:', 'https:'], 'http://host:8545');
  if (url === null) return null;
  const authorization = url.username === '' && url.password === '' ? null : fromUserInfo(scope, url, path);
  url.username = '';
  url.password = '';
  return { url: url.href, authorization };
}

/** A node's WebSocket address: ws or wss, without credentials (those of the node are used). */
export function readWs(scope: Scope, text: string, path: string): string | null {
  const url = parse(scope, text, path, ['ws:', 'wss:'], 'ws://host:8546');
  if (url === null) return null;
  if (url.username === '' && url.password === '') return url.href;
  scope.report(path, 'holds credentials', 'Take them out: what auth says is used for ws too');
  return null;
}

/** A webhook's address: http or https, a secret as a whole, so that a query may stay; credentials would be sent in the open. */
export function readWebhookUrl(scope: Scope, text: string, path: string): string | null {
  const url = parse(scope, text.trim(), path, ['https:', 'http:'], 'https://hooks.example.org/…', true);
  if (url === null) return null;
  if (url.username === '' && url.password === '') return url.href;
  const remedy = 'Take them out: a token belongs into the path or behind the ?, proof of the sender into secret';
  scope.report(path, 'holds a user or password', remedy);
  return null;
}

function parse(scope: Scope, text: string, path: string, protocols: readonly string[], example: string, mayAsk = false): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const [first = '', second = ''] = protocols.map((protocol) => protocol.slice(0, -1));
  if (url === null) scope.report(path, 'is not a URL', `Write it like ${example}`);
  else if (!protocols.includes(url.protocol)) scope.report(path, `must begin with ${first}:// or ${second}://`, `Write it like ${example}`);
  else if (url.hash !== '' || url.href.endsWith('#')) scope.report(path, 'has a # part, which is never sent', 'Take it out');
  else if (url.search !== '' && !mayAsk)
    scope.report(path, 'has a ? part, which could not be kept secret', 'Send keys with auth.headers instead');
  else return url;
  return null;
}

function fromUserInfo(scope: Scope, url: URL, path: string): string | null {
  try {
    return basicHeader(scope, decodeURIComponent(url.username), decodeURIComponent(url.password), path);
  } catch {
    scope.report(path, 'has credentials with a % that is no escape', 'Write %25 for a percent sign, or use auth.basic');
    return null;
  }
}

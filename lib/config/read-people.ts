import { BlockList, isIP } from 'node:net';
import type { Said } from './read-common';
import { readMap } from './read-map';
import { readOidc } from './read-oidc';
import { readSecret, readText } from './read-text';
import type { Scope, Tree } from './scope';
import type { AuthSettings } from './types';

const KEYS = ['public_read', 'url', 'secret', 'secret_file', 'trusted_proxies', 'oidc'];
const PATH = 'auth';
const SHORTEST_SECRET = 32;

/** What `auth` says of people; reading is public where only this machine can reach it, unless said. */
export function readPeople(
  scope: Scope,
  tree: Tree | undefined,
  { host, publicRead, url }: { readonly host: string; readonly publicRead: Said; readonly url: Said },
): AuthSettings {
  const field = tree === undefined ? null : readMap(scope, tree, PATH, KEYS, true);
  const text = (key: string, first: Said): Said => {
    if (first !== null || field === null) return first;
    const said = readText(scope, field(key), `${PATH}.${key}`);
    return said === null ? null : { text: said, path: `${PATH}.${key}` };
  };
  const secret = field === null ? null : readSecret(scope, field, 'secret', PATH);
  if (secret !== null && secret.length < SHORTEST_SECRET)
    scope.report(`${PATH}.secret`, `has fewer than ${SHORTEST_SECRET} signs`, 'Give a random one, as of: openssl rand -base64 32');
  const oidc = field?.('oidc');
  return {
    publicRead: readPublic(scope, text('public_read', publicRead), host),
    url: readOrigin(scope, text('url', url)),
    secret,
    trustedProxies: field === null ? [] : readProxies(scope, field('trusted_proxies')),
    oidc: oidc === undefined ? null : readOidc(scope, oidc, `${PATH}.oidc`),
  };
}

function readPublic(scope: Scope, said: Said, host: string): boolean {
  if (said === null) return isLoopback(host);
  if (said.text !== 'true' && said.text !== 'false') scope.report(said.path, 'must be true or false', 'Write true or false');
  return said.text === 'true';
}

/** True for a name or an address that only this machine itself can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The address browsers reach it under: scheme, host and port alone. */
function readOrigin(scope: Scope, said: Said): string | null {
  if (said === null) return null;
  const url = URL.canParse(said.text) ? new URL(said.text) : null;
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' && url.hash === '';
  if (isOrigin && url.username === '' && url.password === '') return url.origin;
  scope.report(said.path, 'is not the address of a site', 'Write scheme, host and port alone, like https://watch.example.org');
  return null;
}

function readProxies(scope: Scope, tree: Tree | undefined): readonly string[] {
  const path = `${PATH}.trusted_proxies`;
  if (tree === undefined) return [];
  if (!Array.isArray(tree)) {
    scope.report(path, 'must be a list', 'Write a list: ["10.0.0.0/8", "192.0.2.7"]');
    return [];
  }
  return (tree as readonly Tree[]).flatMap((entry, index) => {
    const text = readText(scope, entry, `${path}[${index}]`)?.trim() ?? null;
    if (text === null || isRange(text)) return text === null ? [] : [text];
    scope.report(`${path}[${index}]`, 'is no address or range of addresses', 'Write it like 192.0.2.7 or 10.0.0.0/8');
    return [];
  });
}

function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  if (!/^\d{1,3}$/.test(bits)) return false;
  try {
    new BlockList().addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}

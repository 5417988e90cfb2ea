import { isMap, readMap } from './read-map';
import { readSecret, readText } from './read-text';
import type { Scope, Tree } from './scope';
import type { OidcSettings } from './types';

const KEYS = ['issuer', 'discovery', 'client_id', 'client_secret', 'client_secret_file', 'name', 'scopes', 'roles', 'default_role'];
const ROLES = ['viewer', 'operator', 'approver', 'admin'] as const;
const STANDARD = ['openid', 'profile', 'email'];

/** Single sign-on by OpenID Connect; null = faulty. */
export function readOidc(scope: Scope, tree: Tree, path: string): OidcSettings | null {
  const field = readMap(scope, tree, path, KEYS, true);
  if (field === null) return null;
  const need = (key: string, remedy: string): string | null => {
    if (field(key) === undefined) scope.report(`${path}.${key}`, 'is missing', remedy);
    return readText(scope, field(key), `${path}.${key}`);
  };
  const discovery =
    field('discovery') === undefined
      ? fromIssuer(need('issuer', 'Give the address of the provider'))
      : readText(scope, field('discovery'), `${path}.discovery`);
  const place = `${path}.${field('discovery') === undefined ? 'issuer' : 'discovery'}`;
  if (field('discovery') !== undefined && field('issuer') !== undefined)
    scope.report(`${path}.discovery`, 'stands beside issuer', 'Keep one of the two');
  if (discovery !== null && !isSafe(discovery))
    scope.report(
      place,
      'is not a URL that begins with https://',
      'Write it like https://id.example.org/realms/ops (http:// only on this machine)',
    );
  const clientId = need('client_id', 'Give the id that the provider knows Quorumwatch by');
  const clientSecret = readSecret(scope, field, 'client_secret', path);
  if (field('client_secret') === undefined && field('client_secret_file') === undefined)
    scope.report(`${path}.client_secret`, 'is missing', 'Give client_secret or client_secret_file');
  const name = readText(scope, field('name'), `${path}.name`) ?? 'single sign-on';
  const scopes = readTexts(scope, field('scopes'), `${path}.scopes`);
  const roles = field('roles');
  const byClaim = roles === undefined ? null : readRoles(scope, roles, `${path}.roles`);
  const defaultRole = readText(scope, field('default_role'), `${path}.default_role`);
  if (defaultRole !== null && defaultRole !== 'none' && !ROLES.some((role) => role === defaultRole))
    scope.report(`${path}.default_role`, 'is no role', `Write one of ${ROLES.join(', ')}, or none`);
  if (discovery === null || clientId === null || clientSecret === null) return null;
  return {
    discovery,
    clientId,
    clientSecret,
    name,
    scopes: [...new Set([...STANDARD, ...scopes])],
    roles: byClaim,
    defaultRole: ROLES.find((role) => role === (defaultRole ?? (byClaim === null ? 'viewer' : 'none'))) ?? null,
  };
}

function fromIssuer(issuer: string | null): string | null {
  return issuer === null ? null : `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
}

/** Tokens and the client's secret go there: in the clear only on this machine. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}

function readRoles(scope: Scope, tree: Tree, path: string): OidcSettings['roles'] {
  const field = readMap(scope, tree, path, ['claim', ...ROLES]);
  if (field === null) return null;
  const claim = readText(scope, field('claim'), `${path}.claim`) ?? 'groups';
  const values = ROLES.map((role) => [role, readTexts(scope, field(role), `${path}.${role}`)] as const);
  if (isMap(tree) && values.every(([, list]) => list.length === 0))
    scope.report(path, 'maps no role', `Write ${ROLES.join(', ')} with the values of the claim that give it`);
  return { claim, values: Object.fromEntries(values) as Record<(typeof ROLES)[number], readonly string[]> };
}

/** One text or a list of them. */
function readTexts(scope: Scope, tree: Tree | undefined, path: string): readonly string[] {
  if (tree === undefined) return [];
  const list = Array.isArray(tree) ? (tree as readonly Tree[]) : [tree];
  return list.flatMap((entry, index) => readText(scope, entry, Array.isArray(tree) ? `${path}[${index}]` : path) ?? []);
}

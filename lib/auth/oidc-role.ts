import type { OidcSettings } from '@/lib/config/types';
import { ROLES, type Role } from './types';

/** The highest role that the claims of a profile give; null = none, so this person may not sign in. A claim is a text or a list of texts. */
export function oidcRole(settings: OidcSettings, profile: Readonly<Record<string, unknown>>): Role | null {
  if (settings.roles === null) return settings.defaultRole;
  const { claim, values } = settings.roles;
  const said = claim
    .split('.')
    .reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), profile);
  const found = Object.hasOwn(profile, claim) ? profile[claim] : said;
  const held = (Array.isArray(found) ? found : [found]).filter((one): one is string => typeof one === 'string');
  return ROLES.toReversed().find((role) => values[role].some((value) => held.includes(value))) ?? settings.defaultRole;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

import { betterAuth } from 'better-auth';
import { createAccessControl } from 'better-auth/plugins/access';
import { admin } from 'better-auth/plugins/admin';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Kysely } from 'kysely';
import type { OidcSettings } from '@/lib/config/types';
import { authHooks } from './auth-hooks';
import { ROLES, type Role } from './types';

/** Sessions end after this, used or not. */
const SESSION_SECONDS = 7 * 86_400;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 256;

const control = createAccessControl({ product: [...ROLES] });
const roleUpTo = (index: number) => control.newRole({ product: ROLES.slice(0, index + 1) });
const roles = { viewer: roleUpTo(0), operator: roleUpTo(1), approver: roleUpTo(2), admin: roleUpTo(3) } satisfies Record<Role, unknown>;

/** Warnings of what is meant to be so: the origin is that of each request, and a failed sign-in goes to the audit log. */
const EXPECTED = ['Base URL is not set', 'User not found', 'Password not found', 'Invalid password'];

export type AuthOptions = {
  // biome-ignore lint/suspicious/noExplicitAny: better-auth brings its own tables to the one instance
  readonly shared: Kysely<any>;
  readonly secret: string;
  /** Configured origin; null = of each request. */
  readonly url: string | null;
  readonly trustedOrigins: (request?: Request) => readonly string[];
  readonly oidc: OidcSettings | null;
  readonly isDemoAccount: (userId: string) => Promise<boolean>;
  /** Judges a profile that single sign-on brings, with the account it belongs to (null = a new one); the reason for a refusal, null = may sign in. */
  readonly judgeProfile: (profile: Readonly<Record<string, unknown>>, userId: string | null) => Promise<string | null>;
  readonly log: (level: 'error' | 'warn', message: string) => void;
};

/**
 * better-auth on the store's one Kysely instance. Nobody signs up by himself, accounts are made by commands; each of better-auth's own writes
 * stands alone, so that a hook may write through the store without waiting for a transaction around it.
 */
export function createAuth(options: AuthOptions) {
  const { shared, secret, url, trustedOrigins, oidc, log } = options;
  return betterAuth({
    appName: 'Quorumwatch',
    basePath: '/api/auth',
    ...(url === null ? {} : { baseURL: url }),
    secret,
    database: { db: shared, type: 'sqlite' },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => {
        if ((level === 'error' || level === 'warn') && !EXPECTED.some((beginning) => message.includes(beginning))) log(level, message);
      },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: LONGEST_PASSWORD },
    user: {
      additionalFields: { demo: { type: 'number', input: false, defaultValue: 0, returned: true } },
      validateUserInfo: async ({ user, source }) => {
        const profile = source.method === 'oauth' ? source.oauth?.profile : undefined;
        if (profile === undefined) return undefined;
        const why = await options.judgeProfile(profile, source.action === 'create-user' ? null : (user.id ?? null));
        return why === null ? undefined : { error: why };
      },
    },
    databaseHooks: authHooks(options.isDemoAccount),
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, freshAge: 0 },
    account: { accountLinking: { enabled: false }, updateAccountOnSignIn: false },
    rateLimit: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    trustedOrigins: async (request) => [...trustedOrigins(request)],
    advanced: {
      useSecureCookies: url?.startsWith('https:') ?? false,
      cookiePrefix: 'quorumwatch',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      admin({ ac: control, roles, adminRoles: ['admin'], defaultRole: 'viewer' }),
      genericOAuth({ config: oidc === null ? [] : [providerOf(oidc)] }),
    ],
  });
}

function providerOf({ discovery, clientId, clientSecret, name, scopes }: OidcSettings) {
  return {
    providerId: OIDC,
    name,
    discoveryUrl: discovery,
    clientId,
    clientSecret,
    scopes: [...scopes],
    pkce: true,
    requireIdTokenVerification: true,
    disableProviderLogout: true,
  };
}

/** The provider's name in paths: /api/auth/callback/oidc. */
export const OIDC = 'oidc';

export type Auth = ReturnType<typeof createAuth>;

import type { Kysely } from 'kysely';
import type { AuthSettings } from '@/lib/config/types';
import type { Store } from '@/lib/storage/store';
import { answerAuth } from './answer-auth';
import { thisMoment } from './auth-moment';
import { clientAddress, proxyList } from './client-address';
import { createAuth } from './create-auth';
import { type DemoAccount, demoAccounts } from './demo-accounts';
import { displayCookieIn } from './display-cookie';
import { type FoundDisplay, findDisplay } from './find-display';
import { followClaims } from './follow-claims';
import { isHere } from './is-here';
import { PEER_HEADER } from './mark-peers';
import { noteDisplays } from './note-displays';
import { oidcRole } from './oidc-role';
import { reachProvider } from './reach-provider';
import { isSameOrigin, originOf } from './same-origin';
import type { Person } from './types';
import { whoIs } from './who-is';

/** Who is there, where from, and may they read. */
export type People = {
  readonly publicRead: boolean;
  readonly whoIs: (headers: Headers) => Promise<Person | null>;
  /** The display whose cookie a request brings; null = it brings none. Rejects with a StoreError. */
  readonly displayOf: (headers: Headers) => Promise<FoundDisplay | null>;
  /** Notes that a display reads. */
  readonly noteDisplay: (id: string, address: string | null) => void;
  /** Where a request came from; null = not known. */
  readonly addressOf: (headers: Headers) => string | null;
  /** True = from this machine itself, through no proxy. */
  readonly isHere: (headers: Headers) => boolean;
  /** False = another site may have made a browser send it. */
  readonly isSameOrigin: (headers: Headers) => boolean;
  /** The origin this request was sent to. */
  readonly originOf: (headers: Headers) => string;
  /** Answers one of better-auth's own routes. */
  readonly answer: (request: Request) => Promise<Response>;
  /** What the sign-in page offers beside a password. */
  readonly offers: { readonly singleSignOn: string | null; readonly demo: readonly DemoAccount[] };
};

export type PeopleOptions = {
  readonly settings: AuthSettings;
  readonly store: Store;
  // biome-ignore lint/suspicious/noExplicitAny: better-auth brings its own tables to the one instance
  readonly shared: Kysely<any>;
  readonly secret: string;
  /** Of the demo command that started this process; null = no demo. */
  readonly demoToken: string | null;
  /** Server ms, for the log. */
  readonly now: () => number;
  readonly log: (level: 'error' | 'warn', message: string) => void;
};

export function createPeople({ settings, store, shared, secret, demoToken, now, log }: PeopleOptions): People {
  const { url, oidc, publicRead } = settings;
  const isDemo = demoToken !== null;
  const isProxy = proxyList(settings.trustedProxies);
  const ownOrigin = (headers: Headers) => originOf(headers, url, isProxy(headers.get(PEER_HEADER) ?? ''));
  const common = {
    shared,
    secret,
    url,
    trustedOrigins: (request?: Request) => (request === undefined ? [] : [ownOrigin(request.headers)]),
    isDemoAccount: async (id: string) => (await store.accounts.find(id))?.demo ?? false,
    judgeProfile: async (profile: Readonly<Record<string, unknown>>, userId: string | null) => {
      const role = oidc === null ? null : oidcRole(oidc, profile);
      const moment = thisMoment();
      if (role === null || moment === null) return 'no_role';
      moment.role = role;
      if (userId !== null && oidc?.roles != null) await followClaims(store, { id: userId, role, address: moment.address, at: now() });
      return null;
    },
    log,
  };
  const auth = createAuth({ ...common, oidc: null });
  const singleSignOn = oidc === null ? async () => null : reachProvider(() => createAuth({ ...common, oidc }));
  const people = {
    publicRead,
    whoIs: (headers: Headers) => whoIs(auth, headers, isDemo),
    displayOf: async (headers: Headers) => {
      const token = displayCookieIn(headers);
      return token === null ? null : findDisplay(store.displays, token);
    },
    noteDisplay: noteDisplays(store, now, () => performance.now()),
    addressOf: (headers: Headers) => clientAddress(headers, isProxy),
    isHere,
    isSameOrigin: (headers: Headers) => isSameOrigin(headers, ownOrigin(headers)),
    originOf: ownOrigin,
    offers: { singleSignOn: oidc?.name ?? null, demo: demoToken === null ? [] : demoAccounts(demoToken) },
  };
  return { ...people, answer: (request) => answerAuth({ auth, singleSignOn, store, isDemo, now, ...people }, request) };
}

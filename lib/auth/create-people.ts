import type { Kysely } from 'kysely';
import type { AuthSettings } from '@/lib/config/types';
import { clientAddress, proxyList } from './client-address';
import { createAuth } from './create-auth';
import { PEER_HEADER } from './mark-peers';
import { isSameOrigin, originOf } from './same-origin';
import type { Person } from './types';
import { whoIs } from './who-is';

/** Who is there, where from, and may they read. */
export type People = {
  readonly publicRead: boolean;
  readonly whoIs: (headers: Headers) => Promise<Person | null>;
  /** Where a request came from; null = not known. */
  readonly addressOf: (headers: Headers) => string | null;
  /** False = another site may have made a browser send it. */
  readonly isSameOrigin: (headers: Headers) => boolean;
};

export type PeopleOptions = {
  readonly settings: AuthSettings;
  // biome-ignore lint/suspicious/noExplicitAny: better-auth brings its own tables to the one instance
  readonly shared: Kysely<any>;
  readonly secret: string;
  /** The demo command started this process. */
  readonly isDemo: boolean;
  readonly log: (level: 'error' | 'warn', message: string) => void;
};

export function createPeople({ settings, shared, secret, isDemo, log }: PeopleOptions): People {
  const isProxy = proxyList(settings.trustedProxies);
  const ownOrigin = (headers: Headers) => originOf(headers, settings.url, isProxy(headers.get(PEER_HEADER) ?? ''));
  const trustedOrigins = (request?: Request) => (request === undefined ? [] : [ownOrigin(request.headers)]);
  const auth = createAuth({ shared, secret, url: settings.url, trustedOrigins, log });
  return {
    publicRead: settings.publicRead,
    whoIs: (headers) => whoIs(auth, headers, isDemo),
    addressOf: (headers) => clientAddress(headers, isProxy),
    isSameOrigin: (headers) => isSameOrigin(headers, ownOrigin(headers)),
  };
}

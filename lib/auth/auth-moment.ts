import { AsyncLocalStorage } from 'node:async_hooks';
import type { Role } from './types';

/** What better-auth's hooks have to know of the request they run in, and tell of it. */
export type AuthMoment = {
  readonly address: string | null;
  readonly isDemo: boolean;
  /** Of a person who signs in by single sign-on, as the provider's claims give it. */
  role: Role | null;
  /** Whose session was made. */
  signedIn: string | null;
};

const moments = new AsyncLocalStorage<AuthMoment>();

export function inMoment<T>(moment: AuthMoment, work: () => Promise<T>): Promise<T> {
  return moments.run(moment, work);
}

export function thisMoment(): AuthMoment | null {
  return moments.getStore() ?? null;
}

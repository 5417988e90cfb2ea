import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type Person, type Role, reaches } from '@/lib/auth/types';
import { type Runtime, runtime } from '@/lib/runtime/runtime';

/** Set by proxy.ts on requests for pages alone, and dropped from what a client sends: the path that is asked for. */
export const PAGE_HEADER = 'x-quorumwatch-page';

/** Reading is not public here and nobody is signed in. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/**
 * The runtime for whoever sent this request, if they may read: every query goes through here. A page leads to the sign-in page and back.
 * @throws SignInNeeded in an API route, which answers 401
 */
export async function reader(): Promise<Runtime> {
  const held = await runtime();
  if (held.people.publicRead) return held;
  const sent = await headers();
  if ((await held.people.whoIs(sent)) !== null) return held;
  return toSignIn(sent);
}

/** Somebody is signed in whose role does not reach. */
export class RoleNeeded extends Error {
  override readonly name = 'RoleNeeded';

  constructor(
    readonly needs: Role,
    readonly has: Role,
  ) {
    super(`this needs the role ${needs}, not ${has}`);
  }
}

/**
 * As reader(), for what only somebody of a role may read, also where reading is public.
 * @throws SignInNeeded, RoleNeeded
 */
export async function readerAs(least: Role): Promise<{ readonly runtime: Runtime; readonly person: Person }> {
  const held = await runtime();
  const sent = await headers();
  const person = await held.people.whoIs(sent);
  if (person === null) return toSignIn(sent);
  if (!reaches(person.role, least)) throw new RoleNeeded(least, person.role);
  return { runtime: held, person };
}

function toSignIn(sent: { readonly get: (name: string) => string | null }): never {
  const page = sent.get(PAGE_HEADER);
  if (page !== null) redirect(`/sign-in?next=${encodeURIComponent(page)}` as Route);
  throw new SignInNeeded('this needs an account');
}

/** Who sent this request; null = nobody who is signed in. */
export async function readPerson(): Promise<Person | null> {
  return (await runtime()).people.whoIs(await headers());
}

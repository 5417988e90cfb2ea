import { headers } from 'next/headers';
import { runtime } from '@/lib/runtime/runtime';

/** What the sign-in page offers, and whether somebody is signed in already. */
export async function readSignIn() {
  const { people } = await runtime();
  const person = await people.whoIs(await headers());
  return { ...people.offers, person: person === null ? null : { name: person.name, role: person.role } };
}

import type { Auth } from './create-auth';
import { type Person, readRole } from './types';

/** Who sent a request with these headers; null = nobody who is signed in. An account of the demo is nobody outside of the demo. */
export async function whoIs(auth: Auth, headers: Headers, isDemo: boolean): Promise<Person | null> {
  if (!headers.has('cookie')) return null;
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (found === null) return null;
  const { user, session } = found;
  const role = readRole(user.role);
  if (role === null || user.banned || (user.demo !== 0 && !isDemo)) return null;
  return { id: user.id, name: user.name, email: user.email, role, session: session.id };
}

import type { OwnAccountView } from '@/lib/views/account-types';
import { readerAs } from './reader';

/** One's own account with the sessions it is signed in with. @throws SignInNeeded */
export async function readAccount(): Promise<OwnAccountView> {
  const { runtime, person } = await readerAs('viewer');
  const { id, name, email, role } = person;
  const account = await runtime.store.accounts.find(id);
  const sessions = await runtime.store.accounts.sessions(id, Date.now());
  return {
    id,
    name,
    email,
    role,
    password: account?.password ?? false,
    demo: account?.demo ?? false,
    sessions: sessions.map(({ userId: _own, ...session }) => ({ ...session, here: session.id === person.session })),
  };
}

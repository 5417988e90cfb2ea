import { z } from 'zod';
import { sayRefusal } from '@/lib/views/words/refusals';
import { idInput } from './account-inputs';
import { defineCommand } from './define-command';
import { findAccount } from './find-account';
import { Refused } from './refused';

/** Signs an account out everywhere. */
export const endSessions = defineCommand({
  name: 'account.end-sessions',
  needs: 'admin',
  input: z.object({ id: idInput }),
  write: async ({ accounts }, _context, { id }) => {
    const account = await findAccount(accounts, id, null);
    const ended = await accounts.endSessions(id, { except: null });
    return { value: { ended }, audit: { object: `account ${account.email}`, detail: { ended } } };
  },
});

/** Ends one of one's own sessions, or all but the one this is asked from. */
export const endOwnSessions = defineCommand({
  name: 'account.end-own-sessions',
  needs: 'viewer',
  input: z.object({ session: idInput.optional() }),
  write: async ({ accounts }, { person }, { session }) => {
    const ended = await accounts.endSessions(person.id, session === undefined ? { except: person.session } : { only: session });
    if (session !== undefined && ended === 0)
      throw new Refused('not-found', sayRefusal('end-sessions.there-no-such'), sayRefusal('end-sessions.load-page-again'));
    return { value: { ended }, audit: { object: `account ${person.email}`, detail: { ended } } };
  },
});

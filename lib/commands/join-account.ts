import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { digestOf } from '@/lib/auth/one-time-link';
import { passwordInput, tokenInput } from './account-inputs';
import { defineCommand } from './define-command';
import { refuseLink } from './refuse-link';

/** Sets the password of an account by its one-time link; whoever was signed in with it is no more. */
export const joinAccount = defineCommand({
  name: 'account.set-password-by-link',
  needs: 'anyone',
  input: z.object({ token: tokenInput, password: passwordInput }),
  prepare: async ({ runtime }, { token, password }) => {
    const invite = await runtime.store.accounts.invite(digestOf(token));
    if (invite?.userId == null) refuseLink();
    return hashPassword(password);
  },
  write: async ({ accounts }, _context, { token }, passwordHash) => {
    const now = Date.now();
    const digest = digestOf(token);
    const invite = await accounts.invite(digest);
    if (invite?.userId == null || invite.usedAt !== null || invite.expiresAt <= now) refuseLink();
    const account = await accounts.find(invite.userId);
    if (account === null || account.disabled || account.demo) refuseLink();
    await accounts.useInvite(digest, now);
    await accounts.setPassword(account.id, passwordHash, now);
    await accounts.endSessions(account.id, { except: null });
    const { id, name, role, email } = account;
    return { value: { email }, audit: { object: `account ${email}`, by: { id, name, role } } };
  },
});

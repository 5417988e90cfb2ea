import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { digestOf } from '@/lib/auth/one-time-link';
import { emailInput, nameInput, passwordInput, tokenInput } from './account-inputs';
import { defineCommand } from './define-command';
import { refuseLink } from './refuse-link';

/** Makes the first administrator by the link that the first start told. */
export const createFirstAdmin = defineCommand({
  name: 'account.create-first',
  needs: 'anyone',
  input: z.object({ token: tokenInput, name: nameInput, email: emailInput, password: passwordInput }),
  prepare: async ({ runtime }, { token, password }) => {
    // Before the costly hash: a wrong token must cost little.
    const invite = await runtime.store.accounts.invite(digestOf(token));
    if (invite === null || invite.userId !== null) refuseLink();
    return hashPassword(password);
  },
  write: async ({ accounts }, _context, { token, name, email }, passwordHash) => {
    const now = Date.now();
    const digest = digestOf(token);
    const invite = await accounts.invite(digest);
    const hasAdmin = (await accounts.list()).some(({ role }) => role === 'admin');
    if (invite === null || invite.userId !== null || invite.usedAt !== null || invite.expiresAt <= now || hasAdmin) refuseLink();
    await accounts.useInvite(digest, now);
    const id = randomUUID();
    await accounts.create({ id, name, email, role: 'admin', passwordHash }, now);
    return { value: { email }, audit: { object: `account ${email}`, detail: { role: 'admin' }, by: { id, name, role: 'admin' } } };
  },
});

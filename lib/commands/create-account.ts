import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { JOIN_LINK_MS, newToken } from '@/lib/auth/one-time-link';
import { sayRefusal } from '@/lib/views/words/refusals';
import { emailInput, nameInput, passwordInput, roleInput } from './account-inputs';
import { defineCommand } from './define-command';
import { Refused } from './refused';

/** Makes an account: with an initial password, or with a one-time link by which its owner sets one. Gives the link's path, shown this once. */
export const createAccount = defineCommand({
  name: 'account.create',
  needs: 'admin',
  input: z.object({ name: nameInput, email: emailInput, role: roleInput, password: passwordInput.optional() }),
  prepare: async (_context, { password }) => (password === undefined ? null : hashPassword(password)),
  write: async ({ accounts }, _context, { name, email, role }, passwordHash) => {
    const now = Date.now();
    if ((await accounts.findByEmail(email)) !== null) {
      throw new Refused('not-possible', sayRefusal('create-account.there-account-with'), sayRefusal('create-account.change-that-one'));
    }
    const id = randomUUID();
    await accounts.create({ id, name, email, role, passwordHash }, now);
    const { token, digest } = newToken();
    if (passwordHash === null) await accounts.addInvite({ digest, userId: id, expiresAt: now + JOIN_LINK_MS });
    const link = passwordHash === null ? `/join#${token}` : null;
    return {
      value: { id, link },
      audit: { object: `account ${email}`, detail: { role, with: link === null ? 'password' : 'link' } },
    };
  },
});

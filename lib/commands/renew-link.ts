import { z } from 'zod';
import { JOIN_LINK_MS, newToken } from '@/lib/auth/one-time-link';
import { idInput } from './account-inputs';
import { defineCommand } from './define-command';
import { findAccount } from './find-account';

/** A new one-time link by which an account's owner sets a password; older ones end. Its path is given this once. */
export const renewLink = defineCommand({
  name: 'account.renew-link',
  needs: 'admin',
  input: z.object({ id: idInput }),
  write: async ({ accounts }, _context, { id }) => {
    const account = await findAccount(accounts, id, null);
    const { token, digest } = newToken();
    await accounts.dropInvites(id);
    await accounts.addInvite({ digest, userId: id, expiresAt: Date.now() + JOIN_LINK_MS });
    return { value: { link: `/join#${token}` }, audit: { object: `account ${account.email}` } };
  },
});

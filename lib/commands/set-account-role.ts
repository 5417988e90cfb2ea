import { z } from 'zod';
import { idInput, roleInput, seenInput } from './account-inputs';
import { defineCommand } from './define-command';
import { findAccount, refuseLastAdmin } from './find-account';

/** Gives an account another role; it holds from its owner's next request on. */
export const setAccountRole = defineCommand({
  name: 'account.set-role',
  needs: 'admin',
  input: z.object({ id: idInput, role: roleInput, seen: seenInput }),
  write: async ({ accounts }, _context, { id, role, seen }) => {
    const account = await findAccount(accounts, id, seen);
    if (role !== 'admin') await refuseLastAdmin(accounts, account);
    await accounts.setRole(id, role, Date.now());
    return { value: undefined, audit: { object: `account ${account.email}`, detail: { from: account.role, to: role } } };
  },
});

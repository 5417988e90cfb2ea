import { z } from 'zod';
import { idInput, seenInput } from './account-inputs';
import { defineCommand } from './define-command';
import { findAccount, refuseLastAdmin } from './find-account';

/** Disables an account, which ends its sessions, or enables it again. */
export const setAccountDisabled = defineCommand({
  name: 'account.set-disabled',
  needs: 'admin',
  input: z.object({ id: idInput, disabled: z.boolean(), seen: seenInput }),
  write: async ({ accounts }, _context, { id, disabled, seen }) => {
    const account = await findAccount(accounts, id, seen);
    if (disabled) await refuseLastAdmin(accounts, account);
    await accounts.setDisabled(id, disabled, Date.now());
    const ended = disabled ? await accounts.endSessions(id, { except: null }) : 0;
    if (disabled) await accounts.dropInvites(id);
    return { value: undefined, audit: { object: `account ${account.email}`, detail: { disabled, ended } } };
  },
});

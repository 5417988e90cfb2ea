import type { AccountRow, AccountWrites } from '@/lib/storage/account-types';
import { Refused } from './refused';

/**
 * The account as it stands in this transaction. `seen` = its updatedAt as the caller saw it: a change made meanwhile is not overwritten.
 * @throws Refused not-found, changed-meanwhile, or not-possible for an account of the demo
 */
export async function findAccount(accounts: AccountWrites, id: string, seen: number | null): Promise<AccountRow> {
  const account = await accounts.find(id);
  if (account === null) throw new Refused('not-found', 'There is no such account.', 'Load the list again.');
  if (seen !== null && account.updatedAt !== seen) {
    throw new Refused(
      'changed-meanwhile',
      'Somebody changed this account meanwhile.',
      'Load the list again, look, and repeat it if it is still right.',
    );
  }
  if (account.demo) throw new Refused('not-possible', "The demo's accounts can not be changed.", 'They end with the demo.');
  return account;
}

/** @throws Refused when this account is the only administrator who can sign in */
export async function refuseLastAdmin(accounts: AccountWrites, account: AccountRow): Promise<void> {
  if (account.role !== 'admin' || account.disabled) return;
  const others = (await accounts.list()).filter(({ id, role, disabled }) => id !== account.id && role === 'admin' && !disabled);
  if (others.length > 0) return;
  throw new Refused('not-possible', 'This is the only administrator.', 'Make somebody else an administrator first.');
}

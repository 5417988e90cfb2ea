import type { AccountRow, AccountWrites } from '@/lib/storage/account-types';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from './refused';

/**
 * The account as it stands in this transaction. `seen` = its updatedAt as the caller saw it: a change made meanwhile is not overwritten.
 * @throws Refused not-found, changed-meanwhile, or not-possible for an account of the demo
 */
export async function findAccount(accounts: AccountWrites, id: string, seen: number | null): Promise<AccountRow> {
  const account = await accounts.find(id);
  if (account === null)
    throw new Refused('not-found', sayRefusal('find-account.there-no-such'), sayRefusal('find-account.load-list-again'));
  if (seen !== null && account.updatedAt !== seen) {
    throw new Refused('changed-meanwhile', sayRefusal('find-account.somebody-changed-this'), sayRefusal('find-account.load-list-again-2'));
  }
  if (account.demo)
    throw new Refused('not-possible', sayRefusal('find-account.demos-accounts-can'), sayRefusal('find-account.they-end-with'));
  return account;
}

/** @throws Refused when this account is the only administrator who can sign in */
export async function refuseLastAdmin(accounts: AccountWrites, account: AccountRow): Promise<void> {
  if (account.role !== 'admin' || account.disabled) return;
  const others = (await accounts.list()).filter(({ id, role, disabled }) => id !== account.id && role === 'admin' && !disabled);
  if (others.length > 0) return;
  throw new Refused('not-possible', sayRefusal('find-account.this-only-administrator'), sayRefusal('find-account.make-somebody-else'));
}

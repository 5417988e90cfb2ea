import type { AccountView } from '@/lib/views/account-types';
import { readerAs } from './reader';

/** All accounts, oldest first; for administrators. @throws SignInNeeded, RoleNeeded */
export async function readAccounts(): Promise<readonly AccountView[]> {
  const { store } = (await readerAs('admin')).runtime;
  return store.accounts.list();
}

import type { AccountReads } from '@/lib/storage/account-types';
import { reaches, readRole } from './types';

/** Ids of accounts that may approve plans at this moment: enabled, and of the role. Rejects with a StoreError. */
export async function approversIn({ accounts }: { readonly accounts: Pick<AccountReads, 'list'> }): Promise<readonly string[]> {
  const all = await accounts.list();
  return all.flatMap(({ id, role, disabled }) => {
    const known = readRole(role);
    return !disabled && known !== null && reaches(known, 'approver') ? [id] : [];
  });
}

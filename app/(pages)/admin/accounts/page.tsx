import type { Metadata } from 'next';
import { AccountList } from '@/components/account/account-list';
import { AdminsOnly } from '@/components/account/admins-only';
import { NarrowPage } from '@/components/account/narrow-page';
import { readAccounts } from '@/lib/queries/read-accounts';
import { RoleNeeded } from '@/lib/queries/reader';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('accounts.title') };

export default async function AccountsPage() {
  const accounts = await readAccounts().catch((error: unknown) => {
    if (error instanceof RoleNeeded) return null;
    throw error;
  });
  return (
    <NarrowPage title={sayPage('accounts.title')} wide>
      {accounts === null ? <AdminsOnly page="accounts" /> : <AccountList accounts={accounts} />}
    </NarrowPage>
  );
}

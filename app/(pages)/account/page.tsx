import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { OwnAccount } from '@/components/account/own-account';
import { readAccount } from '@/lib/queries/read-account';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('account.title') };

export default async function AccountPage() {
  return (
    <NarrowPage title={sayPage('account.title')} wide>
      <OwnAccount account={await readAccount()} />
    </NarrowPage>
  );
}

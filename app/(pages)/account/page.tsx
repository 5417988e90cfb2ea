import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { OwnAccount } from '@/components/account/own-account';
import { readAccount } from '@/lib/queries/read-account';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  return (
    <NarrowPage title="Your account" wide>
      <OwnAccount account={await readAccount()} />
    </NarrowPage>
  );
}

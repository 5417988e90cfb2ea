import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { SetUpForm } from '@/components/account/set-up-form';

export const metadata: Metadata = { title: 'Set your password' };

export default function JoinPage() {
  return (
    <NarrowPage title="Set your password">
      <SetUpForm kind="join" />
    </NarrowPage>
  );
}

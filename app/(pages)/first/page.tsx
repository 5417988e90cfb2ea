import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { SetUpForm } from '@/components/account/set-up-form';

export const metadata: Metadata = { title: 'Make the first administrator' };

export default function FirstPage() {
  return (
    <NarrowPage title="Make the first administrator">
      <SetUpForm kind="first" />
    </NarrowPage>
  );
}

import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { SetUpForm } from '@/components/account/set-up-form';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('first.title') };

export default function FirstPage() {
  return (
    <NarrowPage title={sayPage('first.title')}>
      <SetUpForm kind="first" />
    </NarrowPage>
  );
}

import type { Metadata } from 'next';
import { NarrowPage } from '@/components/account/narrow-page';
import { SetUpForm } from '@/components/account/set-up-form';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('join.title') };

export default function JoinPage() {
  return (
    <NarrowPage title={sayPage('join.title')}>
      <SetUpForm kind="join" />
    </NarrowPage>
  );
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NarrowPage } from '@/components/account/narrow-page';
import { signInFault } from '@/components/account/sign-in-fault';
import { SignInForm } from '@/components/account/sign-in-form';
import { readSignIn } from '@/lib/queries/read-sign-in';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('sign-in.title') };

type Props = { readonly searchParams: Promise<{ readonly next?: string | string[]; readonly error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams;
  const { person, singleSignOn, demo } = await readSignIn();
  const to = localPath(typeof next === 'string' ? next : '/');
  if (person !== null && error === undefined) redirect(to as '/');
  return (
    <NarrowPage title={sayPage('sign-in.title')}>
      <SignInForm next={to} singleSignOn={singleSignOn} demo={demo} failed={typeof error === 'string' ? signInFault(error) : null} />
    </NarrowPage>
  );
}

/** Only a path of this site: no other place is ever led to. */
function localPath(text: string): string {
  return /^\/(?![/\\])[^\\]*$/.test(text) && !/\p{Cc}/u.test(text) ? text : '/';
}

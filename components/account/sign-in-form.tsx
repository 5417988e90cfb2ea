'use client';

import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/account/text-field';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { Spoken } from '@/components/marks/spoken';
import { sayAccount } from '@/lib/views/words/account';
import { sayRole } from '@/lib/views/words/roles';
import { sayState } from '@/lib/views/words/states';

type Props = {
  /** A path of this site. */
  readonly next: string;
  /** Name of the provider of single sign-on; null = none. */
  readonly singleSignOn: string | null;
  /** The demo's prepared accounts; none anywhere else. */
  readonly demo: readonly { readonly name: string; readonly role: string; readonly email: string; readonly password: string }[];
  /** Why single sign-on failed, in words. */
  readonly failed: string | null;
};

/** Leads on by a whole load: every part of the page then knows who is there. */
export function SignInForm({ next, singleSignOn, demo, failed }: Props) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { send, busy, fault } = useCommand();
  const signIn = async (account: { readonly email: string; readonly password: string }) => {
    const answer = await send('/api/auth/sign-in/email', { email: account.email, password: account.password });
    if (answer.ok) location.assign(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void signIn({ email, password });
  };
  const leave = async () => {
    const answer = await send<{ url?: string }>('/api/auth/sign-in/social', { callbackURL: next });
    if (answer.ok && answer.value?.url !== undefined) location.assign(answer.value.url);
  };
  return (
    <>
      <div aria-live="polite">{fault !== null ? <Fault says={fault} /> : failed !== null ? <Fault says={failed} /> : null}</div>
      {next === '/' || failed !== null ? null : <p className="mb-4 text-ink2">{sayState('signin.next')}</p>}
      {demo.length === 0 ? null : (
        <section aria-labelledby="demo" className="card mb-4">
          <h2 id="demo" className="font-semibold">
            {sayAccount('sign-in-form.prepared-for-this')}
          </h2>
          <p className="mt-0.5 mb-3 text-ink2">{sayAccount('sign-in-form.they-end-with')}</p>
          <ul className="grid gap-2">
            {demo.map((account) => (
              <li key={account.email}>
                <button type="button" disabled={busy} onClick={() => void signIn(account)} className="control min-h-10 w-full text-left">
                  <Spoken
                    parts={sayAccount.parts('sign-in-form.sign-in-as', {
                      name: account.name,
                      role: <span className="text-ink2">{sayRole(account.role)}</span>,
                    })}
                  />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {singleSignOn === null ? null : (
        <button type="button" disabled={busy} onClick={() => void leave()} className="control mb-4 min-h-10 w-full font-medium">
          {sayAccount('sign-in-form.sign-in-with-3', { singleSignOn })}
        </button>
      )}
      <form onSubmit={submit} className="card" aria-label={sayAccount('sign-in-form.sign-in-with')}>
        <TextField label={sayAccount('account-list.e-mail-address')} type="email" value={email} onChange={setEmail} complete="username" />
        <TextField
          label={sayAccount('new-account-form.password')}
          type="password"
          value={password}
          onChange={setPassword}
          complete="current-password"
        />
        <button type="submit" disabled={busy} className="button-primary w-full">
          {busy ? sayAccount('sign-in-form.signing-in') : sayAccount('set-up-form.sign-in')}
        </button>
      </form>
      <p className="mt-4 text-ink2">{sayAccount('sign-in-form.accounts-made-by')}</p>
    </>
  );
}

'use client';

import Link from 'next/link';
import { type FormEvent, useEffect, useState } from 'react';
import { TextField } from '@/components/account/text-field';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { Spoken } from '@/components/marks/spoken';
import { sayAccount } from '@/lib/views/words/account';

/** What a one-time link leads to: `first` makes the first administrator, `join` sets the password of an account. Its token stands behind the #. */
export function SetUpForm({ kind }: { readonly kind: 'first' | 'join' }) {
  const [token, setToken] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { send, busy, fault } = useCommand();
  useEffect(() => setToken(location.hash.slice(1)), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || token === null) return;
    const made = await send<{ email: string }>(`/api/v1/accounts/${kind}`, {
      token,
      password,
      ...(kind === 'first' ? { name, email } : {}),
    });
    if (!made.ok) return;
    const signedIn = await send('/api/auth/sign-in/email', { email: made.value.email, password });
    if (signedIn.ok) location.assign('/');
  };
  if (token === '') {
    return (
      <p>
        <Spoken
          parts={sayAccount.parts('set-up-form.this-page-reached', {
            link: (
              <Link href="/sign-in" className="link">
                {sayAccount('set-up-form.sign-in')}
              </Link>
            ),
          })}
        />
      </p>
    );
  }
  return (
    <>
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} />}</div>
      <form onSubmit={(event) => void submit(event)} className="card">
        {kind === 'first' ? (
          <>
            <TextField
              label={sayAccount('set-up-form.your-name')}
              value={name}
              onChange={setName}
              complete="name"
              hint={sayAccount('set-up-form.as-others-see')}
            />
            <TextField
              label={sayAccount('account-list.e-mail-address')}
              type="email"
              value={email}
              onChange={setEmail}
              complete="username"
            />
          </>
        ) : null}
        <TextField
          label={sayAccount('new-account-form.password')}
          type="password"
          value={password}
          onChange={setPassword}
          complete="new-password"
          hint={sayAccount('password-form.12-signs-or')}
        />
        <button type="submit" disabled={busy || token === null} className="button-primary w-full">
          {kind === 'first' ? sayAccount('set-up-form.make-first-administrator') : sayAccount('set-up-form.set-password')}
        </button>
      </form>
    </>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ROLE_NAMES, ROLE_WORDS, type RoleName } from '@/components/account/role-words';
import { TextField } from '@/components/account/text-field';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { sayAccount } from '@/lib/views/words/account';
import { sayRole } from '@/lib/views/words/roles';

/** `onMade` gets the path of the one-time link; null = a password was given. */
export function NewAccountForm({ onMade }: { readonly onMade: (name: string, path: string | null) => void }) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<RoleName>('viewer');
  const [password, setPassword] = useState('');
  const { send, busy, fault } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const answer = await send<{ link: string | null }>('/api/v1/accounts', { name, email, role, ...(password === '' ? {} : { password }) });
    if (!answer.ok) return;
    onMade(name, answer.value.link);
    setName('');
    setEmail('');
    setPassword('');
    router.refresh();
  };
  return (
    <section aria-labelledby="new-account" className="card max-w-[520px]">
      <h2 id="new-account" className="card-title">
        {sayAccount('new-account-form.new-account')}
      </h2>
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} />}</div>
      <form onSubmit={(event) => void submit(event)}>
        <TextField label={sayAccount('account-list.name')} value={name} onChange={setName} />
        <TextField label={sayAccount('account-list.e-mail-address')} type="email" value={email} onChange={setEmail} />
        <div className="mb-3.5">
          <label htmlFor="new-role" className="mb-1 block font-medium">
            {sayAccount('account-list.role')}
          </label>
          <select
            id="new-role"
            value={role}
            onChange={(event) => setRole(event.target.value as RoleName)}
            aria-describedby="new-role-hint"
            className="control min-h-10 w-full"
          >
            {ROLE_NAMES.map((one) => (
              <option key={one} value={one}>
                {sayRole(one)}
              </option>
            ))}
          </select>
          <p id="new-role-hint" className="mt-1 text-ink3">
            {sayAccount('new-account-form.may', { role: sayRole(role), may: ROLE_WORDS[role] })}
          </p>
        </div>
        <TextField
          label={sayAccount('new-account-form.password')}
          type="password"
          value={password}
          onChange={setPassword}
          complete="new-password"
          required={false}
          hint={sayAccount('new-account-form.leave-empty-for')}
        />
        <button type="submit" disabled={busy} className="button-primary">
          {sayAccount('new-account-form.make-account')}
        </button>
      </form>
    </section>
  );
}

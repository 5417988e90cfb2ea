'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { TextField } from '@/components/account/text-field';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { sayAccount } from '@/lib/views/words/account';

/** Another password for oneself; all other sessions end with it. */
export function PasswordForm() {
  const router = useRouter();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const { send, busy, fault } = useCommand();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setDone(false);
    const answer = await send('/api/auth/change-password', { currentPassword: present, newPassword: next });
    if (!answer.ok) return;
    setDone(true);
    setPresent('');
    setNext('');
    router.refresh();
  };
  return (
    <section aria-labelledby="password" className="card max-w-[460px]">
      <h2 id="password" className="card-title">
        {sayAccount('password-form.change-your-password')}
      </h2>
      <div aria-live="polite">
        {fault === null ? null : <Fault says={fault} />}
        {done ? <p className="mb-3">{sayAccount('password-form.changed-you-signed')}</p> : null}
      </div>
      <form onSubmit={(event) => void submit(event)}>
        <TextField
          label={sayAccount('password-form.present-password')}
          type="password"
          value={present}
          onChange={setPresent}
          complete="current-password"
        />
        <TextField
          label={sayAccount('password-form.new-password')}
          type="password"
          value={next}
          onChange={setNext}
          complete="new-password"
          hint={sayAccount('password-form.12-signs-or')}
        />
        <button type="submit" disabled={busy} className="button-primary">
          {sayAccount('password-form.change-password')}
        </button>
      </form>
    </section>
  );
}

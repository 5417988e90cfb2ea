'use client';

import { useRouter } from 'next/navigation';
import { PasswordForm } from '@/components/account/password-form';
import { ROLE_WORDS, type RoleName } from '@/components/account/role-words';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import type { OwnAccountView } from '@/lib/views/account-types';
import { sayAccount } from '@/lib/views/words/account';
import { sayRole } from '@/lib/views/words/roles';

/** Who one is here, where one is signed in, and the password. */
export function OwnAccount({ account }: { readonly account: OwnAccountView }) {
  const router = useRouter();
  const { send, busy, fault } = useCommand();
  const end = async (session?: string) => {
    const answer = await send('/api/v1/account/end-sessions', session === undefined ? {} : { session });
    if (answer.ok) router.refresh();
  };
  const signOut = async () => {
    const answer = await send('/api/auth/sign-out');
    if (answer.ok) location.assign('/');
  };
  return (
    <>
      <p className="mb-4 text-ink2">
        <Spoken
          parts={sayAccount.parts('own-account.your-role', {
            name: account.name,
            email: account.email,
            role: <strong className="font-medium text-ink">{sayRole(account.role)}</strong>,
            may: ROLE_WORDS[account.role as RoleName],
          })}
        />
      </p>
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} />}</div>
      <div className="card mb-4">
        <h2 className="card-title">{sayAccount('own-account.where-you-signed')}</h2>
        <ScrollArea label={sayAccount('own-account.where-you-signed')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{sayAccount('own-account.since-utc')}</th>
                <th scope="col">{sayAccount('own-account.ends')}</th>
                <th scope="col">{sayAccount('own-account.address')}</th>
                <th scope="col">{sayAccount('own-account.browser')}</th>
                <th scope="col">
                  <span className="sr-only">{sayAccount('own-account.end')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {account.sessions.map(({ id, here, createdAt, expiresAt, address, agent }) => (
                <tr key={id}>
                  <td className="whitespace-nowrap">
                    <TimeText at={createdAt} whole />
                  </td>
                  <td className="whitespace-nowrap">
                    <TimeText at={expiresAt} whole />
                  </td>
                  <td>{address ?? sayAccount('own-account.not-known')}</td>
                  <td className="min-w-[180px] break-words text-ink2">{agent ?? sayAccount('own-account.not-known')}</td>
                  <td className="whitespace-nowrap text-right">
                    {here ? (
                      <span className="text-ink2">{sayAccount('own-account.this-one')}</span>
                    ) : (
                      <button type="button" className="control" disabled={busy} onClick={() => void end(id)}>
                        {sayAccount('own-account.end-2')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
        <div className="mt-3 flex flex-wrap gap-2">
          <button type="button" className="control" disabled={busy} onClick={() => void signOut()}>
            {sayAccount('own-account.sign-out-here')}
          </button>
          <button type="button" className="control" disabled={busy || account.sessions.length < 2} onClick={() => void end()}>
            {sayAccount('own-account.sign-out-everywhere')}
          </button>
        </div>
      </div>
      {account.password && !account.demo ? <PasswordForm /> : null}
    </>
  );
}

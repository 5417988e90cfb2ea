'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AccountRow } from '@/components/account/account-row';
import { NewAccountForm } from '@/components/account/new-account-form';
import { OneTimeLink } from '@/components/account/one-time-link';
import { useCommand } from '@/components/account/use-command';
import { Fault } from '@/components/marks/fault';
import { ScrollArea } from '@/components/marks/scroll-area';
import type { AccountView } from '@/lib/views/account-types';
import { sayAccount } from '@/lib/views/words/account';

/** All accounts, what can be done to each, and a form for a new one. */
export function AccountList({ accounts }: { readonly accounts: readonly AccountView[] }) {
  const router = useRouter();
  const { send, busy, fault, dismiss } = useCommand();
  const [link, setLink] = useState<{ readonly name: string; readonly path: string } | null>(null);
  const change = async (id: string, verb: string, body: Readonly<Record<string, unknown>>) => {
    const answer = await send<{ link?: string } | undefined>(`/api/v1/accounts/${encodeURIComponent(id)}/${verb}`, body);
    const path = answer.ok ? answer.value?.link : undefined;
    setLink(path === undefined ? null : { name: accounts.find((one) => one.id === id)?.name ?? '', path });
    router.refresh();
  };
  return (
    <>
      <div aria-live="polite">
        {fault === null ? null : <Fault says={fault} onClose={dismiss} />}
        {link === null ? null : <OneTimeLink name={link.name} path={link.path} />}
      </div>
      <div className="card mb-4">
        <ScrollArea label={sayAccount('account-list.all-accounts')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{sayAccount('account-list.name')}</th>
                <th scope="col">{sayAccount('account-list.e-mail-address')}</th>
                <th scope="col">{sayAccount('account-list.role')}</th>
                <th scope="col">{sayAccount('account-list.signs-in-with')}</th>
                <th scope="col">{sayAccount('account-list.signed-in')}</th>
                <th scope="col">
                  <span className="sr-only">{sayAccount('account-list.what-can-be')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <AccountRow key={account.id} account={account} busy={busy} onChange={change} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </div>
      <NewAccountForm onMade={(name, path) => setLink(path === null ? null : { name, path })} />
    </>
  );
}

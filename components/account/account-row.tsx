'use client';

import { ROLE_NAMES } from '@/components/account/role-words';
import type { AccountView } from '@/lib/views/account-types';
import { sayAccount } from '@/lib/views/words/account';
import { sayRole } from '@/lib/views/words/roles';

type Props = {
  readonly account: AccountView;
  readonly busy: boolean;
  readonly onChange: (id: string, verb: string, body: Readonly<Record<string, unknown>>) => Promise<void>;
};

/** One account. Every change sends back what was seen of it, so that one made meanwhile is not overwritten. */
export function AccountRow({ account, busy, onChange }: Props) {
  const { id, name, email, role, disabled, demo, password, singleSignOn, sessions, updatedAt: seen } = account;
  const ways = [
    password ? sayAccount('account-row.password') : null,
    singleSignOn ? sayAccount('account-row.single-sign-on') : null,
  ].filter((way) => way !== null);
  return (
    <tr>
      <th scope="row">
        {name}
        {disabled ? <span className="ml-2 font-normal text-warn">{sayAccount('account-row.disabled')}</span> : null}
        {demo ? <span className="ml-2 font-normal text-ink3">{sayAccount('account-row.demo')}</span> : null}
      </th>
      <td className="break-all">{email}</td>
      <td>
        <select
          aria-label={sayAccount('account-row.role', { name })}
          value={role}
          disabled={busy || demo}
          onChange={(event) => void onChange(id, 'role', { role: event.target.value, seen })}
          className="control"
        >
          {ROLE_NAMES.map((one) => (
            <option key={one} value={one}>
              {sayRole(one)}
            </option>
          ))}
        </select>
      </td>
      <td className="text-ink2">{ways.length === 0 ? sayAccount('account-row.link-not-used') : ways.join(', ')}</td>
      <td className="text-ink2">{sessions === 0 ? sayAccount('account-row.nowhere') : sayAccount('account-row.places', { sessions })}</td>
      <td>
        <div className="flex flex-wrap justify-end gap-2">
          <Verb
            label={sayAccount('account-row.new-link')}
            of={name}
            busy={busy || demo || disabled}
            onClick={() => onChange(id, 'link', {})}
          />
          <Verb
            label={sayAccount('account-row.sign-out')}
            of={name}
            busy={busy || demo || sessions === 0}
            onClick={() => onChange(id, 'end-sessions', {})}
          />
          <Verb
            label={disabled ? sayAccount('account-row.enable') : sayAccount('account-row.disable')}
            of={name}
            busy={busy || demo}
            onClick={() => onChange(id, 'disabled', { disabled: !disabled, seen })}
          />
        </div>
      </td>
    </tr>
  );
}

type VerbProps = { readonly label: string; readonly of: string; readonly busy: boolean; readonly onClick: () => Promise<void> };

function Verb({ label, of, busy, onClick }: VerbProps) {
  return (
    <button
      type="button"
      aria-label={`${label}: ${of}`}
      disabled={busy}
      onClick={() => void onClick()}
      className="control whitespace-nowrap disabled:opacity-50"
    >
      {label}
    </button>
  );
}

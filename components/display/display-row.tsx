'use client';

import { useState } from 'react';
import { Age } from '@/components/marks/age';
import { TimeText } from '@/components/marks/time-text';
import type { DisplaysView, DisplayView } from '@/lib/views/display-types';

type Props = {
  readonly display: DisplayView;
  readonly networks: DisplaysView['networks'];
  readonly busy: boolean;
  readonly onRevoke: (id: string) => Promise<void>;
};

/** One display. Revoking can't be taken back, so it is asked twice. */
export function DisplayRow({ display, networks, busy, onRevoke }: Props) {
  const [asked, setAsked] = useState(false);
  const { id, name, createdAt, createdBy, revokedAt, revokedBy, seenAt, address } = display;
  const nameOf = (network: string) => networks.find((one) => one.id === network)?.name ?? `${network} (not watched)`;
  return (
    <tr className={revokedAt === null ? '' : 'text-ink3'}>
      <th scope="row" className="break-words">
        {name}
      </th>
      <td className="text-ink2">{display.networks === null ? 'all networks' : display.networks.map(nameOf).join(', ')}</td>
      <td className="text-ink2">
        {seenAt === null ? (
          'never'
        ) : (
          <>
            <Age at={seenAt} />
            {address === null ? '' : ` from ${address}`}
          </>
        )}
      </td>
      <td className="text-ink2">
        <TimeText at={createdAt} whole />
        {createdBy === null ? '' : ` by ${createdBy}`}
      </td>
      <td className="text-right">
        {revokedAt === null ? (
          <span className="inline-flex gap-2">
            <button
              type="button"
              aria-label={asked ? `Revoke ${name} for good` : `Revoke ${name}`}
              disabled={busy}
              onClick={() => (asked ? void onRevoke(id) : setAsked(true))}
              className="control whitespace-nowrap disabled:opacity-50"
            >
              {asked ? 'Revoke for good' : 'Revoke'}
            </button>
            {asked ? (
              <button type="button" onClick={() => setAsked(false)} className="control">
                Keep
              </button>
            ) : null}
          </span>
        ) : (
          <span className="whitespace-nowrap">
            revoked <TimeText at={revokedAt} whole />
            {revokedBy === null ? '' : ` by ${revokedBy}`}
          </span>
        )}
      </td>
    </tr>
  );
}

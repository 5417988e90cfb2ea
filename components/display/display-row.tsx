'use client';

import { useState } from 'react';
import { Age } from '@/components/marks/age';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import type { DisplaysView, DisplayView } from '@/lib/views/display-types';
import { sayDisplay } from '@/lib/views/words/display';

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
  const nameOf = (network: string) =>
    networks.find((one) => one.id === network)?.name ?? sayDisplay('display-row.not-watched', { network });
  return (
    <tr className={revokedAt === null ? '' : 'text-ink3'}>
      <th scope="row" className="break-words">
        {name}
      </th>
      <td className="text-ink2">
        {display.networks === null ? sayDisplay('display-row.all-networks') : display.networks.map(nameOf).join(', ')}
      </td>
      <td className="text-ink2">
        {seenAt === null ? (
          sayDisplay('display-row.never')
        ) : (
          <>
            <Age at={seenAt} />
            {address === null ? '' : ` ${sayDisplay('display-row.from', { address })}`}
          </>
        )}
      </td>
      <td className="text-ink2">
        <TimeText at={createdAt} whole />
        {createdBy === null ? '' : ` ${sayDisplay('display-row.by', { createdBy })}`}
      </td>
      <td className="text-right">
        {revokedAt === null ? (
          <span className="inline-flex gap-2">
            <button
              type="button"
              aria-label={asked ? sayDisplay('display-row.revoke-for-good', { name }) : sayDisplay('display-row.revoke-2', { name })}
              disabled={busy}
              onClick={() => (asked ? void onRevoke(id) : setAsked(true))}
              className="control whitespace-nowrap disabled:opacity-50"
            >
              {asked ? sayDisplay('display-row.revoke-for-good-2') : sayDisplay('display-row.revoke')}
            </button>
            {asked ? (
              <button type="button" onClick={() => setAsked(false)} className="control">
                {sayDisplay('display-row.keep')}
              </button>
            ) : null}
          </span>
        ) : (
          <span className="whitespace-nowrap">
            <Spoken
              parts={sayDisplay.parts('display-row.revoked', {
                revokedAt: <TimeText at={revokedAt} whole />,
                revokedBy: revokedBy === null ? '' : ` ${sayDisplay('display-row.by-2', { revokedBy })}`,
              })}
            />
          </span>
        )}
      </td>
    </tr>
  );
}

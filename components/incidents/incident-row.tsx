'use client';

import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { STATUS_WORD } from '@/components/incidents/incident-words';
import { NotSeenNow } from '@/components/incidents/not-seen-now';
import { SeverityWord } from '@/components/incidents/severity-word';
import { ROW_LINK } from '@/components/incidents/use-row-keys';
import { useNow } from '@/components/live/use-live';
import { Age, Since } from '@/components/marks/age';
import { Name } from '@/components/marks/name';
import { Spoken } from '@/components/marks/spoken';
import { incidentPath } from '@/components/routes';
import { endOf } from '@/lib/views/by-urgency';
import type { Allowed, IncidentRow as Row } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

type Props = { readonly row: Row; readonly may: Allowed; readonly busy: boolean; readonly onAcknowledge: (id: number) => void };

/** One incident of the triage list: a row on a wide screen, a card on a narrow one. The whole of it opens the incident. */
export function IncidentRow({ row, may, busy, onAcknowledge }: Props) {
  const canAcknowledge = row.status === 'open' && row.acknowledged === null && may.ok;
  return (
    <li data-status={row.status} className="incident-row">
      <div className="pt-px text-small">
        <SeverityWord incident={row} />
      </div>
      <div className="min-w-0">
        <Link
          href={incidentPath(row.network, row.id)}
          prefetch={false}
          {...{ [ROW_LINK]: row.id }}
          className="block break-words font-medium text-ink after:absolute after:inset-0 after:rounded-[inherit] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          {row.sentence}
        </Link>
        <About row={row} />
      </div>
      <p className="text-small text-ink2">
        {row.status === 'open' ? (
          <>
            <span className="font-medium text-ink">
              <Since at={row.beganAt} />
            </span>
            {row.reopened === 0 ? null : (
              <span className="block">
                {row.reopened === 1 ? sayIncidents('incident-row.once') : sayIncidents('incident-row.times', { times: row.reopened })}
              </span>
            )}
          </>
        ) : (
          <>
            {STATUS_WORD[row.status]} <Age at={endOf(row)} />
            <span className="block">
              {sayIncidents('incident-row.stood-for', { resolvedAt: formatDuration((row.resolvedAt ?? endOf(row)) - row.beganAt) })}
            </span>
          </>
        )}
      </p>
      <div className="min-w-0 break-words text-small text-ink2">
        {row.acknowledged === null ? (
          row.status !== 'open' ? null : canAcknowledge ? (
            <button
              type="button"
              disabled={busy}
              onClick={(event) => {
                // The button goes away: the focus stays with the row.
                event.currentTarget.closest('li')?.querySelector<HTMLElement>(`[${ROW_LINK}]`)?.focus();
                onAcknowledge(row.id);
              }}
              className="control relative z-[1] text-small"
            >
              {sayIncidents('incident-row.acknowledge')}
              <span className="sr-only">{` ${sayIncidents('incident-row.incident', { id: String(row.id) })}`}</span>
            </button>
          ) : (
            <p>{sayIncidents('incident-row.not-acknowledged')}</p>
          )
        ) : (
          <p>
            <Spoken
              parts={sayIncidents.parts('incident-row.acknowledged-by', {
                by: <span className="text-ink">{row.acknowledged.by.name}</span>,
              })}
            />
          </p>
        )}
        {row.assignee === null ? null : (
          <p>
            <Spoken
              parts={sayIncidents.parts('incident-row.assigned', { assignee: <span className="text-ink">{row.assignee.name}</span> })}
            />
          </p>
        )}
        {row.shelved === null ? null : <Shelved until={row.shelved.until} reason={row.shelved.reason} />}
      </div>
    </li>
  );
}

function Shelved({ until, reason }: { readonly until: number; readonly reason: string }) {
  const left = until - useNow();
  return (
    <p>
      {left > 0
        ? sayIncidents('incident-row.shelved-for', { left: formatDuration(left) })
        : sayIncidents('incident-row.shelving-has-ended')}
      : {reason}
    </p>
  );
}

function About({ row }: { readonly row: Row }) {
  const { heights, nodes, consequences, unknownSince, gone } = row;
  const named = nodes.slice(0, 3);
  return (
    <p className="dotted mt-0.5 text-small text-ink2">
      <span>{row.title}</span>
      {heights === null ? null : (
        <span>
          {heights.from === heights.to
            ? sayIncidents('incident-row.height', { from: heights.from })
            : sayIncidents('incident-row.heights', { from: formatWhole(heights.from), to: formatWhole(heights.to) })}
        </span>
      )}
      {named.length === 0 ? null : (
        <span>
          {named.map((name, index) => (
            <span key={name}>
              {index === 0 ? null : ', '}
              <Name name={name} max={22} />
            </span>
          ))}
          {nodes.length > named.length
            ? ` ${sayIncidents('incident-row.more', { length: formatWhole(nodes.length - named.length) })}`
            : null}
        </span>
      )}
      {consequences === 0 ? null : <span>{sayIncidents('incident-row.consequences', { consequences })}</span>}
      {row.status === 'open' && row.worst !== null && row.worst.severity !== row.severity ? (
        <span>{sayIncidents('incident-row.was', { severity: row.worst.severity })}</span>
      ) : null}
      {gone === null ? null : <NotSeenNow gone={gone} />}
      {unknownSince === null ? null : (
        <span className="unknown">
          <span>
            <Spoken parts={sayIncidents.parts('incident-row.cannot-tell-for', { unknownSince: <Since at={unknownSince} /> })} />
          </span>
        </span>
      )}
    </p>
  );
}

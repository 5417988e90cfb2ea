'use client';

import Link from 'next/link';
import { STATUS_WORD } from '@/components/incidents/incident-words';
import { NotSeenNow } from '@/components/incidents/not-seen-now';
import { SeverityWord } from '@/components/incidents/severity-word';
import { Age, Since } from '@/components/marks/age';
import { Spoken } from '@/components/marks/spoken';
import { Unknown } from '@/components/marks/unknown';
import { incidentPath, incidentsPath } from '@/components/routes';
import { endOf } from '@/lib/views/by-urgency';
import type { IncidentRow } from '@/lib/views/incident-types';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

/** Incidents that name the node: all that stand, and the last few that ended. */
export function IncidentsCard({ view: { incidents, network, name } }: { readonly view: NodePageView }) {
  const open = incidents?.filter(({ status }) => status === 'open').length ?? 0;
  return (
    <section aria-labelledby="node-incidents" className="card">
      <h2 id="node-incidents" className="card-title">
        {`${sayNode('incidents-card.incidents')} `}
        <span className="card-note">
          {incidents === null ? '' : open === 0 ? sayNode('incidents-card.none-stands') : sayNode('incidents-card.open', { open })}
        </span>
      </h2>
      {incidents === null ? <Unknown word={sayNode('incidents-card.its-incidents-cant')} /> : null}
      {incidents?.length === 0 ? <p className="text-ink2">{sayNode('incidents-card.no-incident-that')}</p> : null}
      <ol className="grid gap-2.5">
        {incidents?.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ol>
      <p className="mt-3">
        <Link href={incidentsPath(network, `?node=${encodeURIComponent(name)}`)} prefetch={false} className="link">
          {sayNode('incidents-card.all-incidents', { name })}
        </Link>
      </p>
    </section>
  );
}

function Line({ row }: { readonly row: IncidentRow }) {
  return (
    <li data-status={row.status} className="min-w-0 break-words">
      <p className="dotted text-small text-ink2">
        <span>
          <SeverityWord incident={row} />
        </span>
        <span>{row.title}</span>
        <span>
          {row.status === 'open' ? (
            <Spoken parts={sayNode.parts('incidents-card.open-for', { beganAt: <Since at={row.beganAt} /> })} />
          ) : (
            <>
              {STATUS_WORD[row.status].toLowerCase()} <Age at={endOf(row)} />
            </>
          )}
        </span>
        {row.gone === null ? null : <NotSeenNow gone={row.gone} />}
      </p>
      <Link href={incidentPath(row.network, row.id)} prefetch={false} className="link">
        {row.sentence}
      </Link>
    </li>
  );
}

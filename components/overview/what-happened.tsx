import Link from 'next/link';
import { TurnLine } from '@/components/incident/turn-line';
import { incidentPath } from '@/components/routes';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayOverview } from '@/lib/views/words/overview';

const NEWEST = 6;

/** The newest turns of the most urgent open incident, and the way to the whole of it. */
export function WhatHappened({ incident }: { readonly incident: IncidentView }) {
  const { turns } = incident;
  if (turns.length === 0) return null;
  const older = turns.length - NEWEST;
  return (
    <section aria-labelledby="happened" className="card">
      <h2 id="happened" className="card-title">
        {sayOverview('happened.title')}
        <span className="card-note">{sayOverview('happened.zone')}</span>
      </h2>
      <ol className="grid gap-2.5">
        {turns.slice(-NEWEST).map((turn) => (
          <TurnLine key={`${turn.kind} ${turn.id} ${turn.at}`} turn={turn} brief />
        ))}
      </ol>
      <p className="mt-3 text-small">
        <Link href={incidentPath(incident.network, incident.id)} prefetch={false} className="link text-ink2">
          {older > 0 ? sayOverview('happened.earlier', { count: older }) : sayOverview('happened.whole')}
        </Link>
      </p>
    </section>
  );
}

import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { StateNote } from '@/components/marks/state-note';
import { TimeText } from '@/components/marks/time-text';
import { incidentPath, planPath } from '@/components/routes';
import type { PlanRow } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';
import { sayState } from '@/lib/views/words/states';

/** Plans that have ended, newest first, with how. */
export function PastPlans({ network, past }: { readonly network: string; readonly past: readonly PlanRow[] }) {
  return (
    <section aria-labelledby="past" className="card">
      <h2 id="past" className="card-title">
        {sayOffers('past-plans.earlier-recoveries')}
      </h2>
      {past.length === 0 ? (
        <StateNote severity="info" says={sayState('empty.plans')} help={sayState('empty.plans.help')} />
      ) : (
        <ul>
          {past.map(({ number, title, sentence, author, madeAt, startedAt, endedAt, incident }) => (
            <li key={number} className="border-line border-t py-2.5 first:border-t-0 first:pt-0 last:pb-0">
              <Link href={planPath(network, number)} className="link break-words font-medium">
                {number} · {title}
              </Link>
              <p className="dotted mt-0.5 text-small text-ink2">
                <span className="text-ink">{sentence}</span>
                <TimeText at={endedAt ?? madeAt} whole />
                <span>
                  {startedAt === null || endedAt === null
                    ? sayOffers('past-plans.nothing-sent')
                    : sayOffers('past-plans.took', { time: formatDuration(endedAt - startedAt) })}
                </span>
                <span>{sayOffers('past-plans.by', { name: author.name })}</span>
                {incident === null ? null : (
                  <Link href={incidentPath(network, incident)} className="link">
                    {sayOffers('past-plans.incident', { incident: String(incident) })}
                  </Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

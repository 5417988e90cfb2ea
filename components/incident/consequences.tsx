import { formatDuration } from '@/components/format/duration';
import { NotSeenNow } from '@/components/incidents/not-seen-now';
import { SeverityWord } from '@/components/incidents/severity-word';
import { Since } from '@/components/marks/age';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

/** What follows from this cause and is therefore no incident of its own. */
export function Consequences({ list }: { readonly list: IncidentView['consequencesList'] }) {
  if (list.length === 0) return null;
  return (
    <section aria-labelledby="consequences" className="card">
      <h2 id="consequences" className="card-title">
        {sayIncident('consequences.what-follows-from')}
      </h2>
      <ul className="grid gap-3">
        {list.map(({ detector, title, severity, sentence, since, until, gone }) => (
          <li key={`${detector} ${since} ${sentence}`} className="min-w-0 break-words">
            <p className="dotted text-small text-ink2">
              <span>
                <SeverityWord incident={{ severity, status: until === null ? 'open' : 'resolved', shelved: null }} size={13} />
              </span>
              <span>{title}</span>
              <span>
                {until === null ? <Since at={since} /> : sayIncident('consequences.ended-lasted', { until: formatDuration(until - since) })}
              </span>
              {gone === null ? null : <NotSeenNow gone={gone} ends="ends" />}
            </p>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { ScrollArea } from '@/components/marks/scroll-area';
import { TimeText } from '@/components/marks/time-text';
import { incidentPath, planPath } from '@/components/routes';
import type { PlanRow } from '@/lib/views/recovery-types';

/** Plans that have ended, newest first, with how. */
export function PastPlans({ network, past }: { readonly network: string; readonly past: readonly PlanRow[] }) {
  return (
    <section aria-labelledby="past" className="card">
      <h2 id="past" className="card-title">
        Earlier recoveries
      </h2>
      {past.length === 0 ? (
        <p className="text-ink2">None was planned from here before.</p>
      ) : (
        <ScrollArea label="Earlier recoveries">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Recovery</th>
                <th scope="col">How it ended</th>
                <th scope="col">When</th>
                <th scope="col">Took</th>
                <th scope="col">By</th>
                <th scope="col">Incident</th>
              </tr>
            </thead>
            <tbody>
              {past.map(({ number, title, sentence, author, madeAt, startedAt, endedAt, incident }) => (
                <tr key={number}>
                  <th scope="row">
                    <Link href={planPath(network, number)} className="link">
                      {number} · {title}
                    </Link>
                  </th>
                  <td>{sentence}</td>
                  <td className="whitespace-nowrap text-ink2">
                    <TimeText at={endedAt ?? madeAt} whole />
                  </td>
                  <td className="text-ink2">
                    {startedAt === null || endedAt === null ? 'not started' : formatDuration(endedAt - startedAt)}
                  </td>
                  <td className="text-ink2">{author.name}</td>
                  <td>
                    {incident === null ? (
                      <span className="text-ink2">none</span>
                    ) : (
                      <Link href={incidentPath(network, incident)} className="link">
                        {incident}
                      </Link>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </section>
  );
}

'use client';

import Link from 'next/link';
import { useLive } from '@/components/live/use-live';
import { useNetworks } from '@/components/live/use-views';
import { SeverityMark, VERDICT_WORD } from '@/components/marks/severity-mark';
import { overviewPath } from '@/components/routes';
import { IncidentCount } from '@/components/shell/incident-count';
import { sayShell } from '@/lib/views/words/shell';

/** All networks with state and sentence. */
export function NetworkList() {
  const networks = useNetworks();
  const lost = useLive().link === 'lost';
  return (
    <ul className="grid gap-3">
      {networks.map((one) => (
        <li key={one.id}>
          <Link href={overviewPath(one.id)} className="card grid grid-cols-[auto_minmax(0,1fr)] gap-3 hover:border-ink3">
            <span className="pt-0.5">
              <SeverityMark severity={lost ? 'unknown' : one.severity} size={20} />
            </span>
            <span className="min-w-0 break-words">
              <b className="font-semibold">
                <bdi>{one.name}</bdi>
              </b>{' '}
              <span className="text-ink2">
                · {lost ? sayShell('network.stale', { state: VERDICT_WORD[one.state].toLowerCase() }) : VERDICT_WORD[one.state]}
              </span>
              {one.incidents === null || one.incidents.open === 0 || lost ? null : (
                <span className="text-ink2">
                  {' '}
                  · <IncidentCount incidents={one.incidents} />{' '}
                  {sayShell(one.incidents.open === 1 ? 'network.incident' : 'network.incidents')}
                </span>
              )}
              <br />
              <span className="text-ink2">{one.sentence}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

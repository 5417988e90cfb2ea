'use client';

import Link from 'next/link';
import { Incident } from '@/components/incident/incident';
import { ReportLinks } from '@/components/incident/report-links';
import { useIncidentCommand } from '@/components/live/use-incident-command';
import { useIncident } from '@/components/live/use-incidents';
import { Fault } from '@/components/marks/fault';
import { incidentsPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import type { IncidentView } from '@/lib/views/incident-types';
import type { NodeView } from '@/lib/views/types';

type Props = {
  readonly first: IncidentView;
  /** Poll interval, server ms. */
  readonly intervalMs: number;
  readonly nodes: readonly Pick<NodeView, 'name' | 'address'>[];
};

/** One incident, kept current. */
export function LiveIncident({ first, intervalMs, nodes }: Props) {
  const { view, error } = useIncident(first);
  const { send, busy } = useIncidentCommand(first.network);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={intervalMs}
      nodes={null}
      answering={null}
      heading={
        <p className="flex flex-wrap gap-x-2">
          <span className="min-w-0 break-words font-medium text-ink">{view.networkName}</span>
          <span>
            ·{' '}
            <Link href={incidentsPath(view.network)} className="link">
              Incidents
            </Link>
          </span>
          <span>· {view.id}</span>
        </p>
      }
    >
      {error === null ? null : (
        <Fault says={`The incident could not be read again (${error}). What is shown is of the last time it could.`} />
      )}
      <Incident view={view} nodes={nodes} send={send} busy={busy} />
      <footer className="mt-5">
        <ReportLinks network={view.network} id={view.id} />
      </footer>
    </LivePage>
  );
}

'use client';

import { Incident } from '@/components/incident/incident';
import { ReportLinks } from '@/components/incident/report-links';
import { useIncidentCommand } from '@/components/live/use-incident-command';
import { useIncident } from '@/components/live/use-incidents';
import { Fault } from '@/components/marks/fault';
import { incidentsPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import type { IncidentView } from '@/lib/views/incident-types';
import type { NodeView } from '@/lib/views/types';
import { sayIncident } from '@/lib/views/words/incident';

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
        <PagePath
          network={view.network}
          path={[
            { name: sayIncident('live-incident.incidents'), to: incidentsPath(view.network) },
            { name: String(view.id), to: null },
          ]}
        />
      }
    >
      {error === null ? null : <Fault says={sayIncident('live-incident.incident-could-not', { error })} />}
      <Incident view={view} nodes={nodes} send={send} busy={busy} />
      <footer className="mt-5">
        <ReportLinks network={view.network} id={view.id} />
      </footer>
    </LivePage>
  );
}

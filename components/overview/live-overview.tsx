'use client';

import { useOverview } from '@/components/live/use-views';
import { NetworkHeading } from '@/components/overview/network-heading';
import { Overview } from '@/components/overview/overview';
import { LivePage } from '@/components/shell/live-page';
import type { IncidentView } from '@/lib/views/incident-types';
import type { NodeState, OverviewView } from '@/lib/views/types';

const ANSWERING = {
  ok: true,
  behind: true,
  'wrong-chain': true,
  'identity-fault': true,
  unreachable: false,
  error: false,
  unknown: false,
} as const satisfies Record<NodeState, boolean>;

type Props = { readonly first: OverviewView; readonly firstIncident?: IncidentView | null };

/** The overview, kept current by the stream; both as the server rendered them. */
export function LiveOverview({ first, firstIncident = null }: Props) {
  const view = useOverview(first.id, first);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={view.nodes.length}
      answering={view.nodes.filter((node) => ANSWERING[node.state]).length}
      heading={<NetworkHeading view={view} />}
    >
      <Overview view={view} firstIncident={firstIncident} />
    </LivePage>
  );
}

'use client';

import { useNode } from '@/components/live/use-views';
import { CapabilitiesCard } from '@/components/node/capabilities-card';
import { ErrorsCard } from '@/components/node/errors-card';
import { FaultsCard } from '@/components/node/faults-card';
import { HistoryCard } from '@/components/node/history-card';
import { IncidentsCard } from '@/components/node/incidents-card';
import { LatencyCard } from '@/components/node/latency-card';
import { SaysCard } from '@/components/node/says-card';
import { nodesPath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { PageSentence } from '@/components/shell/page-sentence';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

/** One node's page, read again when its network changes. */
export function LiveNode({ first }: { readonly first: NodePageView }) {
  const view = useNode(first);
  const { network, name } = view;
  const path = [
    { name: sayNode('live-node.nodes'), to: nodesPath(network) },
    { name, to: null },
  ];
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={1}
      answering={view.state === 'unreachable' ? 0 : 1}
      heading={<PagePath network={network} path={path} />}
    >
      <PageSentence severity={view.severity} sentence={view.sentence} details={view.details} />
      <div className="grid gap-4">
        <IncidentsCard view={view} />
        <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
          <SaysCard view={view} />
          <CapabilitiesCard view={view} />
        </div>
        <FaultsCard view={view} />
        <LatencyCard view={view} />
        <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
          <HistoryCard view={view} />
          <ErrorsCard view={view} />
        </div>
      </div>
    </LivePage>
  );
}

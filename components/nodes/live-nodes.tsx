'use client';

import { useNodes } from '@/components/live/use-views';
import { NodeList } from '@/components/nodes/node-list';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { PageSentence } from '@/components/shell/page-sentence';
import type { NodesView } from '@/lib/views/node-types';
import { sayNodes } from '@/lib/views/words/nodes';

/** The list of nodes, read again when its network changes. */
export function LiveNodes({ first }: { readonly first: NodesView }) {
  const view = useNodes(first);
  const answering = view.nodes.filter(({ state }) => state !== 'unreachable' && state !== 'error' && state !== 'unknown').length;
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={view.nodes.length}
      answering={answering}
      heading={<PagePath network={view.network} path={[{ name: sayNodes('live-nodes.nodes'), to: null }]} />}
    >
      <PageSentence severity={view.severity} sentence={view.sentence} details={view.details} />
      <NodeList nodes={view.nodes} network={view.network} />
    </LivePage>
  );
}

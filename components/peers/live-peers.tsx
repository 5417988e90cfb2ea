'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { usePeers } from '@/components/live/use-views';
import { Oddities } from '@/components/peers/oddities';
import { PeerMatrix } from '@/components/peers/peer-matrix';
import { PeerText } from '@/components/peers/peer-text';
import { nodePath } from '@/components/routes';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { PageSentence } from '@/components/shell/page-sentence';
import type { PeersView } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

/** The peers page, read again when its network changes. */
export function LivePeers({ first }: { readonly first: PeersView }) {
  const view = usePeers(first);
  const router = useRouter();
  const open = useCallback((node: string) => router.push(nodePath(view.network, node)), [router, view.network]);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={view.nodes.all}
      answering={view.nodes.answering}
      heading={<PagePath network={view.network} path={[{ name: sayPeers('live-peers.peers'), to: null }]} />}
    >
      <PageSentence severity={view.severity} sentence={view.sentence} details={view.details} />
      <div className="grid gap-4">
        {view.rows.length === 0 ? (
          <p className="card text-ink2">{sayPeers('live-peers.no-node-this')}</p>
        ) : (
          <PeerMatrix view={view} onOpen={open} />
        )}
        <Oddities view={view} />
        <PeerText view={view} />
      </div>
    </LivePage>
  );
}

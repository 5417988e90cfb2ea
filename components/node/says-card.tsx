'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { shortClient } from '@/components/format/client-name';
import { formatWhole } from '@/components/format/number';
import { Age, Since } from '@/components/marks/age';
import { HeightLink } from '@/components/marks/height-link';
import { HexText } from '@/components/marks/hex';
import { Unknown } from '@/components/marks/unknown';
import { peersPath } from '@/components/routes';
import type { NodePageView } from '@/lib/views/node-types';

const SOURCE = { nodeAddress: 'by its own word', enode: 'by the key in its enode', config: 'as configured, not proven' } as const;

/** What the node says of itself, fact by fact; what it does not say has a word. */
export function SaysCard({ view }: { readonly view: NodePageView }) {
  const { uptime, log } = view;
  return (
    <section aria-labelledby="says" className="card">
      <h2 id="says" className="card-title">
        What it says
        <span className="card-note">{view.lastAnswerAt === null ? 'never answered' : <Age at={view.lastAnswerAt} />}</span>
      </h2>
      <dl className="facts-list">
        <Row label="Head">
          {view.head === null ? (
            <Unknown why="this node has told no head" />
          ) : (
            <>
              <HeightLink network={view.network} height={view.head.height} />
              <HexText value={view.head.hash} what="head hash" branch={view.branch} />
            </>
          )}
        </Row>
        <Row label="Address">
          {view.address === null ? <Unknown why="it proves no identity" /> : <HexText value={view.address} what="address" />}
          {view.addressSource === null ? null : <span className="text-small text-ink3">{SOURCE[view.addressSource]}</span>}
        </Row>
        <Row label="Client">{view.client === null ? <Unknown /> : <span title={view.client}>{shortClient(view.client)}</span>}</Row>
        <Row label="Chain id">{view.chainId ?? <Unknown />}</Row>
        <Row label="Genesis">{view.genesis === null ? <Unknown /> : <HexText value={view.genesis} what="genesis hash" />}</Row>
        <Row label="Peers">
          {view.peers === null ? <Unknown why="net_peerCount has not been answered" /> : formatWhole(view.peers)}
          <Link href={peersPath(view.network)} prefetch={false} className="link text-small">
            who sees whom
          </Link>
        </Row>
        <Row label="Mining">{yesNo(view.mining, 'the client does not tell whether its consensus runs')}</Row>
        <Row label="Syncing">{yesNo(view.syncing, 'eth_syncing has not been answered')}</Row>
        <Row label={uptime.silentSince === null ? 'Answers for' : 'Silent for'}>
          {uptime.answeringSince !== null ? (
            <Since at={uptime.answeringSince} />
          ) : uptime.silentSince !== null ? (
            <Since at={uptime.silentSince} />
          ) : (
            <Unknown />
          )}
        </Row>
        <Row label="Last stopped">
          <span className="text-ink2">{uptime.lastStop}</span>
        </Row>
        <Row label="Log">
          {log === null ? <Unknown word="no log is read of this node" /> : <span className="text-ink2">{log.sentence}</span>}
        </Row>
      </dl>
      {view.config === null ? null : (
        <details className="mt-3 text-small text-ink2">
          <summary className="w-max rounded hover:text-ink">Chain config</summary>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="mt-2 max-h-80 overflow-auto rounded-md bg-sunk p-3 font-mono text-micro text-ink"
          >
            {JSON.stringify(view.config, null, 2)}
          </pre>
        </details>
      )}
    </section>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink3">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2.5 break-words">{children}</dd>
    </div>
  );
}

function yesNo(value: boolean | null, why: string): ReactNode {
  return value === null ? <Unknown why={why} /> : value ? 'yes' : 'no';
}

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
import { sayNode } from '@/lib/views/words/node';

const SOURCE = {
  nodeAddress: sayNode('says-card.by-its-own'),
  enode: sayNode('says-card.by-key-in'),
  config: sayNode('says-card.as-configured-not'),
} as const;

/** What the node says of itself, fact by fact; what it does not say has a word. */
export function SaysCard({ view }: { readonly view: NodePageView }) {
  const { uptime, log } = view;
  return (
    <section aria-labelledby="says" className="card">
      <h2 id="says" className="card-title">
        {sayNode('says-card.what-says')}
        <span className="card-note">
          {view.lastAnswerAt === null ? sayNode('says-card.never-answered') : <Age at={view.lastAnswerAt} />}
        </span>
      </h2>
      <dl className="facts-list">
        <Row label={sayNode('says-card.head')}>
          {view.head === null ? (
            <Unknown why={sayNode('says-card.this-node-has')} />
          ) : (
            <>
              <HeightLink network={view.network} height={view.head.height} />
              <HexText value={view.head.hash} what={sayNode('says-card.head-hash')} branch={view.branch} />
            </>
          )}
        </Row>
        <Row label={sayNode('says-card.address')}>
          {view.address === null ? (
            <Unknown why={sayNode('says-card.proves-no-identity')} />
          ) : (
            <HexText value={view.address} what={sayNode('says-card.address-2')} />
          )}
          {view.addressSource === null ? null : <span className="text-small text-ink3">{SOURCE[view.addressSource]}</span>}
        </Row>
        <Row label={sayNode('says-card.client')}>
          {view.client === null ? (
            <Unknown />
          ) : (
            <>
              {shortClient(view.client)} <span className="text-small text-ink3 wrap-anywhere">{view.client}</span>
            </>
          )}
        </Row>
        <Row label={sayNode('says-card.chain-id')}>{view.chainId ?? <Unknown />}</Row>
        <Row label={sayNode('says-card.genesis')}>
          {view.genesis === null ? <Unknown /> : <HexText value={view.genesis} what={sayNode('says-card.genesis-hash')} />}
        </Row>
        <Row label={sayNode('says-card.peers')}>
          {view.peers === null ? <Unknown why={sayNode('says-card.net-peercount-has')} /> : formatWhole(view.peers)}
          <Link href={peersPath(view.network)} prefetch={false} className="link text-small">
            {sayNode('says-card.who-sees-whom')}
          </Link>
        </Row>
        <Row label={sayNode('says-card.mining')}>{yesNo(view.mining, sayNode('says-card.client-does-not'))}</Row>
        <Row label={sayNode('says-card.syncing')}>{yesNo(view.syncing, sayNode('says-card.eth-syncing-has'))}</Row>
        <Row label={uptime.silentSince === null ? sayNode('says-card.answers-for') : sayNode('says-card.silent-for')}>
          {uptime.answeringSince !== null ? (
            <Since at={uptime.answeringSince} />
          ) : uptime.silentSince !== null ? (
            <Since at={uptime.silentSince} />
          ) : (
            <Unknown />
          )}
        </Row>
        <Row label={sayNode('says-card.last-stopped')}>
          <span className="text-ink2">{uptime.lastStop}</span>
        </Row>
        <Row label={sayNode('says-card.log')}>
          {log === null ? <Unknown word={sayNode('says-card.no-log-read')} /> : <span className="text-ink2">{log.sentence}</span>}
        </Row>
      </dl>
      {view.config === null ? null : (
        <details className="mt-3 text-small text-ink2">
          <summary className="w-max rounded hover:text-ink">{sayNode('says-card.chain-config')}</summary>
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
  return value === null ? <Unknown why={why} /> : value ? sayNode('says-card.yes') : sayNode('says-card.no');
}

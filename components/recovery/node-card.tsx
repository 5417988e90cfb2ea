'use client';

import { formatWhole } from '@/components/format/number';
import { useLive, useNow, useStale } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { BranchChip } from '@/components/marks/branch-chip';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Unknown } from '@/components/marks/unknown';
import type { NodeNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** An answer older than this (server ms) is said to be old. */
const OLD_MS = 10_000;

type Props = { readonly node: NodeNow; readonly isConcerned: boolean; readonly isCompact: boolean };

/** One node as it answered last: its head, who it talks to, and how old that is. What is not known has its own look. */
export function NodeCard({ node, isConcerned, isCompact }: Props) {
  const now = useNow();
  const { rate } = useLive();
  const stale = useStale();
  const isOld = node.answeredAt !== null && now - node.answeredAt > OLD_MS * Math.max(1, rate);
  const unknown = stale || !node.answered || isOld;
  const age = node.answeredAt === null ? sayRun('node-card.never-answered') : <Age at={node.answeredAt} />;
  const links = <LinksOrWhy node={node} short={isCompact} />;
  return (
    <li
      data-unknown={unknown}
      data-concerned={isConcerned}
      className={`relative min-w-0 rounded-lg border border-line bg-surface px-3 py-2 data-[concerned=true]:border-edge ${unknown ? 'hatched-wide' : ''}`}
    >
      <div className="flex min-h-5 items-center justify-between gap-2">
        <bdi className="min-w-0 font-medium leading-tight wrap-anywhere">{node.name}</bdi>
        <span className="flex flex-none items-center gap-2 text-small text-ink2">
          {isCompact ? age : null}
          {node.branch === null ? null : <BranchChip label={node.branch} />}
        </span>
      </div>
      <p className={`flex flex-wrap items-baseline justify-between gap-x-2 ${isCompact ? 'text-micro' : 'text-small'}`}>
        <span className="live-value font-mono">
          {node.head === null ? <Unknown word={sayRun('head-changes.head-not-known')} /> : <Head node={node} />}
        </span>
        <span className="text-ink2">{isCompact ? links : age}</span>
      </p>
      {isCompact ? null : <p className="live-value text-small text-ink2">{links}</p>}
      {node.asExpected !== false || node.isAbsent || node.isLeftOut ? null : (
        <p className="mt-0.5 flex items-center gap-1.5 font-medium text-small text-warn">
          <SeverityMark severity="warning" size={12} />
          {sayRun('node-card.not-head-plan')}
        </p>
      )}
    </li>
  );
}

function Head({ node: { head } }: { readonly node: NodeNow }) {
  if (head === null) return null;
  return (
    <span title={`${head.height} ${head.hash}`}>
      {formatWhole(head.height)}{' '}
      <span className="screen-only">
        {head.hash.slice(0, 6)}…{head.hash.slice(-4)}
      </span>
      <span aria-hidden="true" data-whole={head.hash} className="print-only print-whole" />
    </span>
  );
}

function LinksOrWhy({ node, short }: { readonly node: NodeNow; readonly short: boolean }) {
  if (node.isLeftOut) return sayRun('node-card.left-out-compare');
  if (node.isAbsent) return sayRun('node-card.confirmed-as-stopped');
  return node.answered ? <Links node={node} short={short} /> : <Silent node={node} />;
}

function Links({ node, short }: { readonly node: NodeNow; readonly short: boolean }) {
  const core = node.mining === null ? 'unknown' : node.mining ? 'runs' : 'stopped';
  return (
    <>
      {node.peers === null ? sayRun('node-card.peers-not-known') : sayRun('node-card.peers', { peers: node.peers })} ·{' '}
      {node.role === 'validator'
        ? sayRun(short ? `node-card.short.${core}` : `node-card.consensus.${core}`)
        : node.role === 'member'
          ? sayRun('node-card.member')
          : sayRun('node-card.role-not-known')}
    </>
  );
}

function Silent({ node }: { readonly node: NodeNow }) {
  return (
    <span className="unknown">
      {node.failure === null ? sayRun('node-card.silent') : sayRun('node-card.silent-why', { failure: node.failure })}
    </span>
  );
}

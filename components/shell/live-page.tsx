'use client';

import { type ReactNode, useMemo } from 'react';
import { useFreshness } from '@/components/live/use-freshness';
import { Stale } from '@/components/live/use-live';
import { DataAge } from '@/components/shell/data-age';
import { StaleBanner } from '@/components/shell/stale-banner';

type Props = {
  readonly asOf: number | null;
  /** Poll interval, server ms. */
  readonly intervalMs: number;
  /** How often the stream says anything, server ms, where the page's own data comes more seldom. */
  readonly linkMs?: number;
  readonly nodes: number | null;
  readonly answering: number | null;
  /** Left of the data age: what the page is of. */
  readonly heading: ReactNode;
  readonly children: ReactNode;
};

/** The frame of every page of live data: what it is of, how old it is, and all values marked and stopped once they are stale. */
export function LivePage({ asOf, intervalMs, linkMs, nodes, answering, heading, children }: Props) {
  const freshness = useFreshness(asOf, intervalMs, linkMs);
  const stale = freshness.state === 'lost' || freshness.state === 'late';
  const frozen = useMemo(() => (stale ? { asOf } : null), [stale, asOf]);
  return (
    <div data-stale={stale}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <div className="min-w-0 text-ink2">{heading}</div>
        <DataAge freshness={freshness} nodes={nodes} answering={answering} />
      </div>
      <StaleBanner freshness={freshness} asOf={asOf} />
      <Stale value={frozen}>{children}</Stale>
    </div>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { AsTable } from '@/components/charts/as-table';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatWhole } from '@/components/format/number';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

const LatencyChart = dynamic(
  () =>
    import('@/components/node/latency-chart').then(
      (module) => module.LatencyChart,
      () => () => null,
    ),
  { ssr: false },
);

/** Rows of the table: the newest polls. */
const LISTED = 60;

/** How long its answers took, poll by poll. */
export function LatencyCard({ view: { latency } }: { readonly view: NodePageView }) {
  const { points, medianMs, worstMs } = latency;
  const missed = points.filter(({ ms }) => ms === null).length;
  const note =
    medianMs === null
      ? sayNode('latency-card.no-answer-yet')
      : sayNode('latency-card.median-ms-worst', { medianMs: formatWhole(medianMs), worstMs: formatWhole(worstMs ?? medianMs) });
  return (
    <section aria-labelledby="latency" className="card">
      <h2 id="latency" className="card-title">
        {sayNode('latency-card.latency')}
        <span className="card-note">
          {note}
          {missed === 0
            ? ''
            : ` · ${sayNode('latency-card.polls-without-answer', { missed: formatWhole(missed), length: formatWhole(points.length) })}`}
        </span>
      </h2>
      {medianMs === null ? (
        <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">{sayNode('latency-card.has-not-answered')}</span>
        </p>
      ) : (
        <ChartFrame words={sayNode('latency-card.latency-newest-polls', { length: formatWhole(points.length), note })} height={150}>
          <LatencyChart points={points} />
        </ChartFrame>
      )}
      <AsTable
        label={sayNode('latency-card.table-latencies')}
        head={[sayNode('latency-card.poll'), sayNode('latency-card.latency')]}
        rows={[...points]
          .reverse()
          .slice(0, LISTED)
          .map(({ at, ms }) => ({
            key: at,
            cells: [
              <TimeText key="at" at={at} />,
              ms === null ? <Unknown key="ms" word={sayNode('latency-card.no-answer')} /> : sayNode('latency-card.ms', { ms }),
            ],
          }))}
      />
    </section>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { AsTable } from '@/components/charts/as-table';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatWhole } from '@/components/format/number';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import type { NodePageView } from '@/lib/views/node-types';

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
  const note = medianMs === null ? 'no answer yet' : `median ${formatWhole(medianMs)} ms · worst ${formatWhole(worstMs ?? medianMs)} ms`;
  return (
    <section aria-labelledby="latency" className="card">
      <h2 id="latency" className="card-title">
        Latency
        <span className="card-note">
          {note}
          {missed === 0 ? '' : ` · ${formatWhole(missed)} of ${formatWhole(points.length)} polls without an answer`}
        </span>
      </h2>
      {medianMs === null ? (
        <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">It has not answered while it was watched.</span>
        </p>
      ) : (
        <ChartFrame words={`Latency of the newest ${formatWhole(points.length)} polls: ${note}.`} height={150}>
          <LatencyChart points={points} />
        </ChartFrame>
      )}
      <AsTable
        label="Table of latencies"
        head={['Poll', 'Latency']}
        rows={[...points]
          .reverse()
          .slice(0, LISTED)
          .map(({ at, ms }) => ({
            key: at,
            cells: [<TimeText key="at" at={at} />, ms === null ? <Unknown key="ms" word="no answer" /> : `${formatWhole(ms)} ms`],
          }))}
      />
    </section>
  );
}

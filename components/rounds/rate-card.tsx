'use client';

import dynamic from 'next/dynamic';
import { AsTable } from '@/components/charts/as-table';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatDuration } from '@/components/format/duration';
import { formatRate, formatWhole } from '@/components/format/number';
import { Unknown } from '@/components/marks/unknown';
import { bucketWords } from '@/components/rounds/bucket-words';
import { roundsPath } from '@/components/routes';
import { WindowPicker } from '@/components/shell/window-picker';
import type { RoundSpan, RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

const RateChart = dynamic(
  () =>
    import('@/components/rounds/rate-chart').then(
      (module) => module.RateChart,
      () => () => null,
    ),
  { ssr: false },
);

const WINDOWS = [
  ['1h', '1 h'],
  ['24h', '24 h'],
  ['7d', '7 d'],
] as const;

type Props = { readonly view: RoundsPageView; readonly span: RoundSpan };

/** How often rounds changed over the window. */
export function RateCard({ view, span }: Props) {
  const { points, bucketMs, changes, perHour } = view.rate;
  const unknown = points.filter((point) => point.changes === null).length;
  const rate = perHour === null ? sayRounds('rate-card.rate-not-known') : `${formatRate(perHour)} / h`;
  const said = {
    bucket: formatDuration(bucketMs),
    changes: changes === null ? sayRounds('rate-chart.not-known') : sayRounds('rate-card.changes', { changes }),
    rate,
  };
  const words =
    unknown === 0
      ? sayRounds('rate-card.round-changes-by', said)
      : sayRounds('rate-card.round-changes-some', { ...said, unknown, points: points.length });
  return (
    <section aria-labelledby="rate" className="card">
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="rate" className="font-semibold">
          {sayRounds('rate-card.round-changes-over')}{' '}
          <span className="ml-2 font-normal text-ink3">
            {sayRounds('rate-card.by-utc', {
              rate,
              knownMs:
                view.rate.knownMs < view.windowMs / 2
                  ? ` ${sayRounds('rate-card.over-known', { knownMs: formatDuration(view.rate.knownMs) })}`
                  : '',
              bucketMs: formatDuration(bucketMs),
            })}
          </span>
        </h2>
        <WindowPicker label={sayRounds('rate-card.window')} windows={WINDOWS} chosen={span} path={roundsPath(view.network)} />
      </div>
      {points.every((point) => point.changes === null) ? (
        <p className="hatched-wide rounded-md border border-line px-4 py-12 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">
            {points.some(({ stall }) => stall) ? sayRounds('rate-card.nothing-this-window') : sayRounds('rate-card.nothing-this-window-2')}
          </span>
        </p>
      ) : (
        <ChartFrame words={words} height={240}>
          <RateChart points={points} bucketMs={bucketMs} />
        </ChartFrame>
      )}
      <AsTable
        label={sayRounds('rate-card.table-round-changes')}
        head={[sayRounds('rate-card.time'), sayRounds('rate-card.round-changes')]}
        rows={[...points].reverse().map((point) => ({
          key: point.at,
          cells: [
            <span key="at" className="whitespace-nowrap">
              {bucketWords(point.at, bucketMs)}
            </span>,
            point.changes === null ? (
              <Unknown
                key="changes"
                why={point.stall ? sayRounds('rate-card.stall-its-rounds') : sayRounds('rate-card.not-watched-or')}
                {...(point.stall ? { word: sayRounds('rate-card.stall-not-known') } : {})}
              />
            ) : (
              formatWhole(point.changes)
            ),
          ],
        }))}
      />
    </section>
  );
}

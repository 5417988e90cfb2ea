'use client';

import dynamic from 'next/dynamic';
import { AsTable } from '@/components/charts/as-table';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatWhole } from '@/components/format/number';
import { Unknown } from '@/components/marks/unknown';
import { secondsWords } from '@/components/rounds/seconds-words';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

const ArrivalChart = dynamic(
  () =>
    import('@/components/rounds/arrival-chart').then(
      (module) => module.ArrivalChart,
      () => () => null,
    ),
  { ssr: false },
);

/** Newest heights that are drawn. */
const SHOWN = 60;

/** When blocks arrived against what their headers say. */
export function ArrivalCard({ view }: { readonly view: RoundsPageView }) {
  const heights = view.heights.slice(-SHOWN);
  const known = heights.some(({ arrivalMs }) => arrivalMs !== null);
  return (
    <section aria-labelledby="arrival" className="card arrival-bars">
      <h2 id="arrival" className="card-title">
        {sayRounds('arrival-card.arrival-against-header')}
        <span className="card-note flex flex-wrap gap-x-4">
          <Key mark={<i className="own-marks inline-block size-2.5 bg-[var(--quiet)]" />}>{sayRounds('arrival-card.arrived-after')}</Key>
          <Key mark={<i className="inline-block size-2.5 bg-ink" />}>{sayRounds('arrival-card.late-round')}</Key>
          <Key mark={<i className="own-marks inline-block size-2.5 border border-[var(--burst-edge)] bg-[var(--burst)]" />}>
            {sayRounds('arrival-card.same-instant')}
          </Key>
          <Key mark={<i className="inline-block w-4 border-focus border-t-2 border-dashed" />}>{sayRounds('arrival-card.by-header')}</Key>
        </span>
      </h2>
      {known ? (
        <ChartFrame words={sayRounds('arrival-card.seconds-from-block')} height={170}>
          <ArrivalChart heights={heights} />
        </ChartFrame>
      ) : (
        <p className="hatched-wide rounded-md border border-line px-4 py-8 text-center">
          <span className="rounded bg-surface px-2 py-1 text-ink2">{sayRounds('arrival-card.no-two-blocks')}</span>
        </p>
      )}
      <p className="mt-2 max-w-[100ch] text-small text-ink2">{view.notes.arrival}</p>
      <AsTable
        label={sayRounds('arrival-card.table-arrivals')}
        head={[
          sayRounds('arrival-card.height'),
          sayRounds('arrival-card.arrived-after-2'),
          sayRounds('arrival-card.by-header-after'),
          sayRounds('arrival-card.round'),
        ]}
        rows={[...heights].reverse().map((one) => ({
          key: one.hash,
          cells: [
            formatWhole(one.height),
            one.arrivalMs === null ? (
              <Unknown key="a" why={sayRounds('arrival-card.not-seen-arriving')} />
            ) : (
              `${secondsWords(one.arrivalMs)}${one.burst ? `, ${sayRounds('arrival-card.same-instant-2')}` : ''}`
            ),
            one.headerMs === null ? <Unknown key="h" /> : secondsWords(one.headerMs),
            one.round === null ? <Unknown key="r" /> : formatWhole(one.round),
          ],
        }))}
      />
    </section>
  );
}

function Key({ mark, children }: { readonly mark: React.ReactNode; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-small">
      <span aria-hidden="true" className="inline-flex items-center">
        {mark}
      </span>
      {children}
    </span>
  );
}

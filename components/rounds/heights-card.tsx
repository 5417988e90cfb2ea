'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { AsTable } from '@/components/charts/as-table';
import { ChartFrame } from '@/components/charts/chart-frame';
import { formatWhole } from '@/components/format/number';
import { HeightLink } from '@/components/marks/height-link';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import { secondsWords } from '@/components/rounds/seconds-words';
import { heightPath } from '@/components/routes';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

const HeightsChart = dynamic(
  () =>
    import('@/components/rounds/heights-chart').then(
      (module) => module.HeightsChart,
      () => () => null,
    ),
  { ssr: false },
);

/** The round of each of the newest heights, and the heights of the window that needed more than one. */
export function HeightsCard({ view }: { readonly view: RoundsPageView }) {
  const router = useRouter();
  const { heights, changed, network } = view;
  const late = heights.filter(({ round }) => (round ?? 0) > 0).length;
  return (
    <section aria-labelledby="by-height" className="card">
      <h2 id="by-height" className="card-title">
        <span>
          <Spoken parts={sayRounds.parts('heights-card.by-height', { term: <Term id="round">{sayRounds('heights-card.rounds')}</Term> })} />
        </span>
        <span className="card-note">{sayRounds('heights-card.newest-heights', { heights: heights.length })}</span>
      </h2>
      {heights.length === 0 ? (
        <p className="text-ink2">{sayRounds('heights-card.no-height-seen')}</p>
      ) : (
        <ChartFrame words={sayRounds('heights-card.rounds-newest-heights', { length: heights.length, late })} height={150}>
          <HeightsChart heights={heights} onOpen={(height) => router.push(heightPath(network, height))} />
        </ChartFrame>
      )}
      <AsTable
        label={sayRounds('heights-card.table-heights-with')}
        head={[
          sayRounds('arrival-card.height'),
          sayRounds('arrival-card.round'),
          sayRounds('heights-card.proposer'),
          sayRounds('heights-card.arrived'),
          sayRounds('heights-card.after'),
        ]}
        rows={changed.map((one) => ({
          key: one.hash,
          cells: [
            <HeightLink key="height" network={network} height={one.height} />,
            one.round === null ? <Unknown key="round" /> : `${view.derived || one.more ? '≥ ' : ''}${formatWhole(one.round)}`,
            one.name ?? <Unknown key="name" />,
            <TimeText key="at" at={one.firstSeenAt} />,
            one.arrivalMs === null ? (
              <Unknown key="after" why={sayRounds('arrival-card.not-seen-arriving')} />
            ) : (
              secondsWords(one.arrivalMs)
            ),
          ],
        }))}
      />
      {changed.length === 0 ? <p className="mt-2 text-small text-ink2">{sayRounds('heights-card.no-height-this')}</p> : null}
    </section>
  );
}

import { formatWhole } from '@/components/format/number';
import { Unknown } from '@/components/marks/unknown';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

/** How many heights were made in which round. */
export function HistogramCard({ view, over }: { readonly view: RoundsPageView; readonly over: string }) {
  const all = view.histogram.reduce((sum, { heights }) => sum + heights, 0);
  return (
    <section aria-labelledby="histogram" className="card">
      <h2 id="histogram" className="card-title">
        {`${sayRounds('histogram-card.heights-by-round')} `}
        <span className="card-note">{over}</span>
      </h2>
      {all === 0 ? <p className="text-ink2">{sayRounds('histogram-card.no-height-seen')}</p> : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2">
        {view.histogram.map(({ round, heights }) => (
          <div key={round ?? 'unknown'} className="contents">
            <dt className="whitespace-nowrap text-ink2">
              {round === null ? (
                <Unknown word={sayRounds('heights-chart.round-not-known')} />
              ) : (
                sayRounds('histogram-card.round', { derived: view.derived && round > 0 ? '≥ ' : '', round })
              )}
            </dt>
            <dd aria-hidden="true" className="h-2.5 overflow-hidden rounded-sm bg-sunk">
              <div
                className={`h-full rounded-sm ${round === null ? 'hatched' : round === 0 ? 'bg-edge' : 'bg-ink2'}`}
                style={{ width: `max(2px, ${(100 * heights) / all}%)` }}
              />
            </dd>
            <dd className="text-right">{formatWhole(heights)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

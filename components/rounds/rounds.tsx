import { formatDuration } from '@/components/format/duration';
import { ArrivalCard } from '@/components/rounds/arrival-card';
import { HeightsCard } from '@/components/rounds/heights-card';
import { HistogramCard } from '@/components/rounds/histogram-card';
import { ProposersCard } from '@/components/rounds/proposers-card';
import { RateCard } from '@/components/rounds/rate-card';
import { StallCard } from '@/components/rounds/stall-card';
import { PageSentence } from '@/components/shell/page-sentence';
import type { RoundSpan, RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

/** How often rounds change, where, and whose turns fail. */
export function Rounds({ view, span }: { readonly view: RoundsPageView; readonly span: RoundSpan }) {
  const over = sayRounds('rounds.last', { windowMs: formatDuration(view.window.windowMs) });
  return (
    <>
      <PageSentence severity={view.severity} sentence={view.sentence} details={view.details} />
      <div className="grid gap-4">
        <StallCard view={view} />
        <RateCard view={view} span={span} />
        <HeightsCard view={view} />
        <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
          <ProposersCard view={view} over={over} />
          <HistogramCard view={view} over={over} />
        </div>
        <ArrivalCard view={view} />
      </div>
    </>
  );
}

'use client';

import { formatRate } from '@/components/format/number';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { LazySparkline } from '@/components/overview/lazy-sparkline';
import type { OverviewView, RoundsView, RoundWindow } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

type Props = { readonly rounds: RoundsView; readonly sparkline: OverviewView['sparkline'] };

/** Round changes per hour, with the last hour drawn minute by minute. */
export function RoundRateFact({ rounds: { m5, h1, h24 }, sparkline }: Props) {
  const value =
    h1.perHour === null ? (
      <Unknown why={h1.changes === null ? sayOverview('rate.uncounted') : sayOverview('rate.unseen')} />
    ) : (
      sayOverview('rate.value', { rate: `${about(h1)}${formatRate(h1.perHour)}` })
    );
  const per100 =
    h1.per100Heights === null
      ? sayOverview('rate.per-100.unknown')
      : sayOverview('rate.per-100', { rate: `${h1.atLeast ? '≥ ' : ''}${formatRate(h1.per100Heights)}` });
  return (
    <Fact label={<RateLabel />} value={value} lines={[sayOverview('rate.windows', { per100, m5: countWord(m5), h24: countWord(h24) })]}>
      <LazySparkline points={sparkline} />
    </Fact>
  );
}

function about(window: RoundWindow): string {
  if (window.atLeast) return '≥ ';
  return window.estimated ? '≈ ' : '';
}

function countWord(window: RoundWindow): string {
  return window.changes === null ? sayOverview('rate.unknown') : `${about(window)}${formatRate(window.changes)}`;
}

function RateLabel() {
  return (
    <Spoken parts={sayOverview.parts('round-rate-fact.last-hour', { term: <Term id="round-change">{sayOverview('rate.label')}</Term> })} />
  );
}

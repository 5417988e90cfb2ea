'use client';

import { formatRate } from '@/components/format/number';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { LazySparkline } from '@/components/overview/lazy-sparkline';
import type { OverviewView, RoundsView, RoundWindow } from '@/lib/views/types';

type Props = { readonly rounds: RoundsView; readonly sparkline: OverviewView['sparkline'] };

/** Round changes per hour, with the last hour drawn minute by minute. */
export function RoundRateFact({ rounds: { m5, h1, h24 }, sparkline }: Props) {
  const value =
    h1.perHour === null ? (
      <Unknown
        why={h1.changes === null ? 'the last hour holds round changes that cannot be counted' : 'too little of the last hour was seen'}
      />
    ) : (
      `${about(h1)}${formatRate(h1.perHour)} / h`
    );
  const per100 =
    h1.per100Heights === null ? 'per 100 heights: not known' : `${h1.atLeast ? '≥ ' : ''}${formatRate(h1.per100Heights)} per 100 heights`;
  return (
    <Fact label={<RateLabel />} value={value} lines={[`${per100} · 5 min: ${countWord(m5)} · 24 h: ${countWord(h24)}`]}>
      <LazySparkline points={sparkline} />
    </Fact>
  );
}

function about(window: RoundWindow): string {
  if (window.atLeast) return '≥ ';
  return window.estimated ? '≈ ' : '';
}

function countWord(window: RoundWindow): string {
  return window.changes === null ? 'not known' : `${about(window)}${formatRate(window.changes)}`;
}

function RateLabel() {
  return (
    <>
      <Term id="round-change">Round changes</Term>, last hour
    </>
  );
}

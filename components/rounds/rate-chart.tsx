'use client';

import { useId } from 'react';
import { Bar, BarChart, Brush, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS } from '@/components/charts/axis';
import { Hatch } from '@/components/charts/hatch';
import { Tip } from '@/components/charts/tip';
import { bucketWords, shortTime } from '@/components/rounds/bucket-words';
import type { RatePointView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

type Props = { readonly points: readonly RatePointView[]; readonly bucketMs: number };

/** Round changes over time; what is not known is hatched from top to bottom. The brush below chooses a stretch. */
export function RateChart({ points, bucketMs }: Props) {
  const hatch = useId();
  const most = Math.max(1, ...points.map(({ changes }) => changes ?? 0));
  const data = points.map(({ at, changes }) => ({ at, changes, unknown: changes === null ? most : 0 }));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={200} initialDimension={{ width: 800, height: 240 }}>
      <BarChart data={data} margin={{ top: 6, right: 4, bottom: 0, left: -18 }} barCategoryGap={1} accessibilityLayer={false}>
        <Hatch id={hatch} />
        <XAxis dataKey="at" tickFormatter={(at: number) => shortTime(at, bucketMs)} minTickGap={56} {...AXIS} />
        <YAxis domain={[0, most]} allowDecimals={false} width={48} tickCount={4} {...AXIS} />
        <Tooltip
          cursor={{ fill: 'var(--sunk)' }}
          isAnimationActive={false}
          content={({ payload }) => {
            const point = payload?.[0]?.payload as RatePointView | undefined;
            if (point === undefined) return null;
            const said = point.changes === null ? notKnown(point) : sayRounds('rate-chart.round-changes', { changes: point.changes });
            return <Tip title={bucketWords(point.at, bucketMs)} lines={[said]} />;
          }}
        />
        <Bar dataKey="changes" stackId="rate" fill="var(--ink2)" isAnimationActive={false} />
        <Bar dataKey="unknown" stackId="rate" fill={`url(#${hatch})`} isAnimationActive={false} />
        <Brush
          dataKey="at"
          height={26}
          travellerWidth={10}
          stroke="var(--edge)"
          fill="var(--surface)"
          tickFormatter={() => ''}
          ariaLabel="Stretch of time shown"
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

const notKnown = ({ stall }: RatePointView) => (stall ? sayRounds('rate-chart.stall-its-rounds') : sayRounds('rate-chart.not-known'));

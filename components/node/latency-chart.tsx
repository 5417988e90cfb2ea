'use client';

import { useId } from 'react';
import { Bar, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS } from '@/components/charts/axis';
import { Hatch } from '@/components/charts/hatch';
import { Tip } from '@/components/charts/tip';
import { formatUtcTime } from '@/components/format/instant';
import { sayNode } from '@/lib/views/words/node';

type Point = { readonly at: number; readonly ms: number | null };

/** Latency poll by poll; where no answer came there is no line but a hatch. */
export function LatencyChart({ points }: { readonly points: readonly Point[] }) {
  const hatch = useId();
  const most = Math.max(1, ...points.map(({ ms }) => ms ?? 0));
  const data = points.map(({ at, ms }) => ({ at, ms, missing: ms === null ? most : 0 }));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={200} initialDimension={{ width: 800, height: 150 }}>
      <ComposedChart data={data} margin={{ top: 6, right: 4, bottom: 0, left: -8 }} barCategoryGap={0} accessibilityLayer={false}>
        <Hatch id={hatch} />
        <XAxis dataKey="at" tickFormatter={(at: number) => formatUtcTime(at).slice(0, 8)} minTickGap={64} {...AXIS} />
        <YAxis domain={[0, most]} width={56} tickCount={3} unit=" ms" {...AXIS} />
        <Tooltip
          isAnimationActive={false}
          content={({ payload }) => {
            const point = payload?.[0]?.payload as Point | undefined;
            if (point === undefined) return null;
            return (
              <Tip
                title={formatUtcTime(point.at)}
                lines={[point.ms === null ? sayNode('latency-card.no-answer') : sayNode('latency-card.ms', { ms: point.ms })]}
              />
            );
          }}
        />
        <Bar dataKey="missing" fill={`url(#${hatch})`} isAnimationActive={false} />
        <Line
          dataKey="ms"
          type="linear"
          dot={false}
          connectNulls={false}
          stroke="var(--ink2)"
          strokeWidth={1.5}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

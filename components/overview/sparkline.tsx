'use client';

import { Bar, BarChart, ReferenceArea, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { OverviewView } from '@/lib/views/types';

/** Round changes per minute as bars; minutes not known are hatched from top to bottom. */
export function Sparkline({ points }: { readonly points: OverviewView['sparkline'] }) {
  const data = points.map((point, index) => ({ index, changes: point.changes }));
  const most = Math.max(1, ...points.map((point) => point.changes ?? 0));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={40} initialDimension={{ width: 240, height: 28 }}>
      <BarChart data={data} margin={{ top: 1, right: 0, bottom: 1, left: 0 }} barCategoryGap={1} accessibilityLayer={false}>
        <defs>
          <pattern id="sparkline-unknown" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" stroke="var(--edge)" strokeWidth="1.6" />
          </pattern>
        </defs>
        <XAxis dataKey="index" type="number" domain={[-0.5, points.length - 0.5]} hide />
        <YAxis domain={[0, most]} hide />
        {unknownSpans(points).map(([from, to]) => (
          <ReferenceArea key={from} x1={from - 0.5} x2={to + 0.5} fill="url(#sparkline-unknown)" fillOpacity={1} ifOverflow="hidden" />
        ))}
        <Bar dataKey="changes" fill="var(--ink2)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** First and last index of each run of minutes that are not known. */
export function unknownSpans(points: OverviewView['sparkline']): readonly (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  points.forEach((point, index) => {
    if (point.changes !== null) return;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else spans.push([index, index]);
  });
  return spans;
}

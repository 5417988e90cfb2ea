'use client';

import { Bar, Cell, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS } from '@/components/charts/axis';
import { Tip } from '@/components/charts/tip';
import { formatWhole } from '@/components/format/number';
import { secondsWords } from '@/components/rounds/seconds-words';
import type { RoundHeightView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

/** Time from block to block: as they arrived (bars), and by their headers (line). Late rounds in full ink, bursts marked. */
export function ArrivalChart({ heights }: { readonly heights: readonly RoundHeightView[] }) {
  const data = heights.map((one) => ({
    ...one,
    arrival: one.arrivalMs === null ? null : one.arrivalMs / 1000,
    header: one.headerMs === null ? null : one.headerMs / 1000,
  }));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={200} initialDimension={{ width: 800, height: 180 }}>
      <ComposedChart
        data={data}
        margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={1}
        maxBarSize={18}
        accessibilityLayer={false}
      >
        <XAxis dataKey="height" tickFormatter={formatWhole} minTickGap={56} {...AXIS} />
        <YAxis width={48} tickCount={4} unit=" s" {...AXIS} />
        <Tooltip
          cursor={{ fill: 'var(--sunk)' }}
          isAnimationActive={false}
          content={({ payload }) => {
            const one = payload?.[0]?.payload as RoundHeightView | undefined;
            if (one === undefined) return null;
            return (
              <Tip
                title={sayRounds('arrival-chart.height', { height: one.height })}
                lines={[
                  sayRounds(one.burst ? 'arrival-chart.arrived-burst' : 'arrival-chart.arrived-after', {
                    time: secondsWords(one.arrivalMs),
                  }),
                  sayRounds('arrival-chart.by-its-header', { headerMs: secondsWords(one.headerMs) }),
                ]}
              />
            );
          }}
        />
        <Bar dataKey="arrival" isAnimationActive={false} minPointSize={2}>
          {data.map(({ height, round, burst }) => (
            <Cell key={height} {...barOf(burst, round)} />
          ))}
        </Bar>
        <Line
          dataKey="header"
          type="stepAfter"
          dot={false}
          stroke="var(--focus)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function barOf(burst: boolean, round: number | null): { readonly fill: string; readonly stroke?: string } {
  if (burst) return { fill: 'var(--burst)', stroke: 'var(--burst-edge)' };
  return { fill: (round ?? 0) > 0 ? 'var(--ink)' : 'var(--quiet)' };
}

'use client';

import { useId } from 'react';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { AXIS } from '@/components/charts/axis';
import { Hatch } from '@/components/charts/hatch';
import { Tip } from '@/components/charts/tip';
import { formatWhole } from '@/components/format/number';
import type { RoundHeightView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

type Props = { readonly heights: readonly RoundHeightView[]; readonly onOpen: (height: number) => void };

/** The round of each of the newest heights; nothing drawn at round 0, a hatch where it is not known. */
export function HeightsChart({ heights, onOpen }: Props) {
  const hatch = useId();
  const most = Math.max(1, ...heights.map(({ round }) => round ?? 0));
  const data = heights.map((one) => ({ ...one, unknown: one.round === null || one.more ? most - (one.round ?? 0) : 0 }));
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={200} initialDimension={{ width: 800, height: 160 }}>
      <BarChart
        data={data}
        margin={{ top: 6, right: 4, bottom: 0, left: -18 }}
        barCategoryGap={1}
        maxBarSize={22}
        accessibilityLayer={false}
        onClick={({ activeLabel }) => {
          const height = Number(activeLabel);
          if (Number.isSafeInteger(height)) onOpen(height);
        }}
      >
        <Hatch id={hatch} />
        <XAxis dataKey="height" tickFormatter={formatWhole} minTickGap={56} {...AXIS} />
        <YAxis domain={[0, most]} allowDecimals={false} width={48} tickCount={3} {...AXIS} />
        <Tooltip
          cursor={{ fill: 'var(--sunk)' }}
          isAnimationActive={false}
          content={({ payload }) => {
            const one = payload?.[0]?.payload as RoundHeightView | undefined;
            if (one === undefined) return null;
            const round =
              one.round === null ? sayRounds('heights-chart.round-not-known') : sayRounds('heights-chart.round', { round: one.round });
            const more = one.more ? [sayRounds('heights-chart.more-rounds-passed')] : [];
            return (
              <Tip
                title={sayRounds('arrival-chart.height', { height: one.height })}
                lines={[
                  round,
                  ...more,
                  sayRounds('heights-chart.proposed-by', { name: one.name ?? sayRounds('heights-chart.nobody-known') }),
                ]}
              />
            );
          }}
        />
        <Bar dataKey="round" stackId="round" fill="var(--ink2)" isAnimationActive={false} />
        <Bar dataKey="unknown" stackId="round" fill={`url(#${hatch})`} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { sparklineWords } from '@/components/overview/sparkline-words';
import type { OverviewView } from '@/lib/views/types';

/** The chart is an extra to its own words: where its script can't be had (the dashboard restarts just then) the page stands without it. */
const Sparkline = dynamic(
  () =>
    import('@/components/overview/sparkline').then(
      (module) => module.Sparkline,
      () => () => null,
    ),
  { ssr: false },
);

/** Draws the chart only once the page is shown and the browser has nothing better to do: recharts weighs as much as all the rest. */
export function LazySparkline({ points }: { readonly points: OverviewView['sparkline'] }) {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const later = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 200));
    const cancel = window.cancelIdleCallback ?? window.clearTimeout;
    const handle = later(() => setIdle(true));
    return () => cancel(handle);
  }, []);
  const known = points.some((point) => point.changes !== null);
  return (
    <div
      role="img"
      aria-label={sparklineWords(points)}
      className={`my-1 h-7 w-full max-w-[260px] border-edge border-b ${known ? '' : 'hatched'}`}
    >
      {idle && known ? <Sparkline points={points} /> : null}
    </div>
  );
}

'use client';

import { type ReactNode, useEffect, useState } from 'react';

type Props = {
  /** Says what the drawing shows, for those who do not see it. */
  readonly words: string;
  readonly height: number;
  /** Drawn once the page is shown and the browser has nothing better to do: the chart library weighs as much as all the rest. */
  readonly children: ReactNode;
};

/** Room for a chart, with its words; the numbers stand in the table below. */
export function ChartFrame({ words, height, children }: Props) {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const later = window.requestIdleCallback ?? ((run: () => void) => window.setTimeout(run, 200));
    const cancel = window.cancelIdleCallback ?? window.clearTimeout;
    const handle = later(() => setIdle(true));
    return () => cancel(handle);
  }, []);
  return (
    <figure className="live-value m-0">
      <div className="chart" style={{ height }}>
        {idle ? children : null}
      </div>
      <figcaption className="sr-only">{words}</figcaption>
    </figure>
  );
}

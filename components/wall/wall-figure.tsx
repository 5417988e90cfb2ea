'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { FitText } from '@/components/wall/fit-text';

type Props = {
  /** The same ever shorter. */
  readonly label: readonly string[];
  readonly value: ReactNode;
  readonly note: readonly string[];
  readonly loud?: boolean;
};

/** One of the four numbers: what it is of, the number, what it means. */
export function WallFigure({ label, value, note, loud = false }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  // A number is never cut: one that is wider than any that was thought of gets smaller.
  useLayoutEffect(() => {
    const figure = ref.current;
    const room = figure?.parentElement?.clientWidth ?? 0;
    if (figure === null || room === 0) return;
    figure.style.fontSize = '';
    const { width } = figure.getBoundingClientRect();
    if (width > room + 1) figure.style.fontSize = `${Math.floor((99 * room) / width) / 100}em`;
  });
  return (
    <div className="wall-figure" data-loud={loud}>
      <dt>
        <FitText says={label} />
      </dt>
      <dd className="wall-value live-value">
        <span ref={ref}>{value}</span>
      </dd>
      <dd className="wall-note">
        <FitText says={note} />
      </dd>
    </div>
  );
}

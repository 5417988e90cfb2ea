'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { FitText } from '@/components/wall/fit-text';
import { useForm } from '@/components/wall/use-form';

type Props = {
  /** The same ever shorter. */
  readonly label: readonly string[];
  /** The number, in ever shorter forms; all say the same to who does not see it. */
  readonly value: readonly ReactNode[];
  /** What is drawn, digits as 0: when it changes, the longest form is tried anew. */
  readonly shape: string;
  readonly note: readonly string[];
  readonly loud?: boolean;
};

/** One of the four numbers: what it is of, the number, what it means. */
export function WallFigure({ label, value, shape, note, loud = false }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  const form = useForm(ref, shape, value.length, isTooWide);
  // A number is never cut: one that is wider than any that was thought of gets smaller.
  useLayoutEffect(() => {
    const figure = ref.current;
    const over = figure === null ? 1 : excess(figure);
    if (figure !== null && over > 1) figure.style.fontSize = `${Math.floor(99 / over) / 100}em`;
  });
  return (
    <div className="wall-figure" data-loud={loud}>
      <dt>
        <FitText says={label} />
      </dt>
      <dd className="wall-value live-value">
        <span ref={ref}>{value[form]}</span>
      </dd>
      <dd className="wall-note">
        <FitText says={note} />
      </dd>
    </div>
  );
}

const isTooWide = (figure: HTMLElement): boolean => excess(figure) > 1;

/** How many times as wide as its room it is at its full size; up to a pixel more counts as fitting. */
function excess(figure: HTMLElement): number {
  const room = figure.parentElement?.clientWidth ?? 0;
  figure.style.fontSize = '';
  const { width } = figure.getBoundingClientRect();
  return room === 0 || width <= room + 1 ? 1 : width / room;
}

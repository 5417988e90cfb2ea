'use client';

import { useRef } from 'react';
import { useForm } from '@/components/wall/use-form';

type Props = {
  /** The same said ever shorter, on one line. */
  readonly says: readonly string[];
  readonly className?: string;
};

const isTooWide = (line: HTMLElement): boolean => line.scrollWidth > line.clientWidth + 1;

/** The longest form that its line has room for; who does not see it hears the first. */
export function FitText({ says, className }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  // Digits are of one width: a figure that ticks is tried anew only when it gets longer or shorter.
  const form = useForm(ref, says.join('\n').replace(/\d/g, '0'), says.length, isTooWide);
  return (
    <span ref={ref} className={`wall-fit ${className ?? ''}`} title={form === 0 ? undefined : says[0]}>
      {form === 0 ? (
        says[0]
      ) : (
        <>
          <span aria-hidden="true">{says[form]}</span>
          <span className="sr-only">{says[0]}</span>
        </>
      )}
    </span>
  );
}

'use client';

import { type ReactNode, useId, useState } from 'react';
import { MARK_WORDS } from '@/lib/views/words/marks';

type Props = {
  /** What the button opens, in words. */
  readonly says: string;
  /** On a wide screen the content takes part in the grid around it. */
  readonly inGrid?: boolean;
  readonly children: ReactNode;
};

/** On a narrow screen what is in it is one tap away; on a wide one it is always there, without the button. */
export function NarrowFold({ says, inGrid = false, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="control flex min-h-10 w-full items-center justify-between gap-3 px-3 text-left font-medium min-[760px]:hidden"
      >
        <span className="min-w-0 break-words">{says}</span>
        <span className="flex-none font-normal text-ink2">{open ? MARK_WORDS.close : MARK_WORDS.show}</span>
      </button>
      <div id={id} data-open={open} className={`narrow-fold ${inGrid ? 'min-[760px]:contents' : ''}`}>
        {children}
      </div>
    </>
  );
}

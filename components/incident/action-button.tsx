'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import { type ReactNode, useId } from 'react';
import { HintPanel } from '@/components/overlay/hint-panel';
import type { Allowed } from '@/lib/views/incident-types';

type Props = {
  readonly may: Allowed;
  readonly onClick: () => void;
  readonly primary?: boolean;
  /** Takes something away that can't be had back by pressing again: the one red thing. */
  readonly destructive?: boolean;
  /** Done already: the button stays, so that the focus does, and says so. */
  readonly done?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** A button that stays reachable while it may not be pressed, and then says why. */
export function ActionButton({ may, onClick, primary = false, destructive = false, done = false, busy = false, children }: Props) {
  const why = useId();
  const off = !may.ok || done || busy;
  return (
    <Tooltip.Root disabled={may.ok}>
      <Tooltip.Trigger
        closeOnClick={false}
        aria-disabled={off || undefined}
        aria-describedby={may.ok ? undefined : why}
        onClick={() => {
          if (!off) onClick();
        }}
        className={destructive && !done ? 'button-destructive' : primary && !done ? 'button-primary' : 'control min-h-9 px-3 font-medium'}
      >
        {children}
      </Tooltip.Trigger>
      {may.ok ? null : (
        <>
          <span id={why} className="sr-only">
            {may.why}
          </span>
          <HintPanel>{may.why}</HintPanel>
        </>
      )}
    </Tooltip.Root>
  );
}

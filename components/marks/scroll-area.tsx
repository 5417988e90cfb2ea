import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly tall?: boolean; readonly children: ReactNode };

/** A table that may be wider or taller than its card; in the tab order, so that a keyboard can scroll it. */
export function ScrollArea({ label, tall = false, children }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={`live-value relative overflow-x-auto ${tall ? 'max-h-[70vh] overflow-y-auto overscroll-contain' : ''}`}
    >
      {children}
    </section>
  );
}

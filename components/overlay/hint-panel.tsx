import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

/** The panel of every tooltip. What it says must be readable elsewhere, too: touch has no hover. */
export function HintPanel({ children }: { readonly children: ReactNode }) {
  return (
    <Tooltip.Portal>
      <Tooltip.Positioner sideOffset={6} className="z-50">
        <Tooltip.Popup className="max-w-[300px] rounded-md border border-transparent bg-ink px-2.5 py-1.5 text-small text-surface">
          {children}
        </Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  );
}

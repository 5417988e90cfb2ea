import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

type Props = {
  /** What it stands beside, where that is no trigger of Base UI's. */
  readonly anchor?: Element;
  readonly id?: string;
  /** It explains what stands nowhere else: sentences, not a name. */
  readonly explains?: boolean;
  readonly onHold?: () => void;
  readonly onLeave?: () => void;
  readonly children: ReactNode;
};

const NAME =
  'max-w-[min(360px,calc(100vw-16px))] wrap-anywhere rounded-md border border-transparent bg-ink px-2.5 py-1.5 text-small text-surface';

/** The panel of every tooltip. A mere name must be readable elsewhere, too: touch has no hover. */
export function HintPanel({ anchor, id, explains = false, onHold, onLeave, children }: Props) {
  return (
    <Tooltip.Portal>
      <Tooltip.Positioner {...(anchor === undefined ? {} : { anchor })} sideOffset={6} className="z-50">
        <Tooltip.Popup
          {...(explains ? { id, role: 'tooltip' } : {})}
          onPointerEnter={onHold}
          onPointerLeave={onLeave}
          className={explains ? 'explanation' : NAME}
        >
          {children}
        </Tooltip.Popup>
      </Tooltip.Positioner>
    </Tooltip.Portal>
  );
}

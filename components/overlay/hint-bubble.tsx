'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import { HintPanel } from '@/components/overlay/hint-panel';

export type HintBubbleProps = {
  readonly anchor: Element;
  readonly open: boolean;
  readonly says: string;
  readonly explains: boolean;
  /** Of the panel, for whom it describes. */
  readonly id: string;
  /** The pointer came onto it, and left it. */
  readonly onHold: () => void;
  readonly onLeave: () => void;
};

/** The words of a hint, beside what they are of; the pointer may move onto them. */
export function HintBubble({ anchor, open, says, explains, id, onHold, onLeave }: HintBubbleProps) {
  return (
    <Tooltip.Root open={open}>
      <HintPanel anchor={anchor} id={id} explains={explains} onHold={onHold} onLeave={onLeave}>
        {says}
      </HintPanel>
    </Tooltip.Root>
  );
}

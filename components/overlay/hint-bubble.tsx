'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import { HintPanel } from '@/components/overlay/hint-panel';

type Props = {
  readonly anchor: Element;
  readonly open: boolean;
  readonly says: string;
  /** The pointer came onto it, and left it. */
  readonly onHold: () => void;
  readonly onLeave: () => void;
};

/** The words of a hint, beside what they are of; the pointer may move onto them. */
export function HintBubble({ anchor, open, says, onHold, onLeave }: Props) {
  return (
    <Tooltip.Root open={open}>
      <HintPanel anchor={anchor} onHold={onHold} onLeave={onLeave}>
        {says}
      </HintPanel>
    </Tooltip.Root>
  );
}

'use client';

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { HintPanel } from '@/components/overlay/hint-panel';

type Props = {
  readonly says: string;
  /** A button that has a name of its own: the hint is for those who see an icon alone. */
  readonly children: ReactElement<Record<string, unknown>>;
};

/** Words beside a button without words, for pointer and keyboard. */
export function Hint({ says, children }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <HintPanel>{says}</HintPanel>
    </Tooltip.Root>
  );
}

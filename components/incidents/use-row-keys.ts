'use client';

import { useCallback } from 'react';
import { useKeys } from '@/components/shell/use-keys';

/** Marks the link of a row, so that j and k find it. */
export const ROW_LINK = 'data-incident';

/** j and k walk the rows, `a` acknowledges the one that has the focus; Enter opens it by itself. */
export function useRowKeys(acknowledge: (id: number) => void): void {
  const onKey = useCallback(
    (key: string) => {
      const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)];
      const focused = document.activeElement?.closest('li')?.querySelector<HTMLElement>(`[${ROW_LINK}]`);
      const at = focused ? links.indexOf(focused) : -1;
      if (key === 'j' || key === 'k') {
        const next = key === 'j' ? at + 1 : at === -1 ? links.length - 1 : at - 1;
        links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
      } else if (key === 'a' && at !== -1) acknowledge(Number(links[at]?.getAttribute(ROW_LINK)));
    },
    [acknowledge],
  );
  useKeys(onKey);
}

'use client';

import { useEffect } from 'react';
import { isTyping } from '@/components/shell/is-typing';

/** Marks the link of a row, so that j and k find it. */
export const ROW_LINK = 'data-incident';

/** j and k walk the rows, `a` acknowledges the one that has the focus; Enter opens it by itself. */
export function useRowKeys(acknowledge: (id: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const links = [...document.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`)];
      const focused = document.activeElement?.closest('li')?.querySelector<HTMLElement>(`[${ROW_LINK}]`);
      const at = focused ? links.indexOf(focused) : -1;
      if (event.key === 'j' || event.key === 'k') {
        const next = event.key === 'j' ? at + 1 : at === -1 ? links.length - 1 : at - 1;
        links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
      } else if (event.key === 'a' && at !== -1) acknowledge(Number(links[at]?.getAttribute(ROW_LINK)));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [acknowledge]);
}

'use client';

import { useEffect } from 'react';

/** A touch or click on any time that leads nowhere: how somebody without a pointer that hovers comes to the absolute time. */
export function useTimeTaps(onTap: () => void): void {
  useEffect(() => {
    const hear = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest('time[data-moment]') == null) return;
      if (target.closest('a, button, summary, label, [role=button], [role=option], [role=gridcell]') === null) onTap();
    };
    document.addEventListener('click', hear);
    return () => document.removeEventListener('click', hear);
  }, [onTap]);
}

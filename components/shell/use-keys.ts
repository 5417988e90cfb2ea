'use client';

import { useEffect } from 'react';
import { isTyping } from '@/components/shell/is-typing';

/** Hears the page's own single-key shortcuts: not those of a field, a dialog or the browser, nor what another shortcut has taken. */
export function useKeys(onKey: (key: string) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      onKey(event.key);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [onKey]);
}

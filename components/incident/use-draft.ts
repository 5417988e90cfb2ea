'use client';

import { useCallback, useEffect, useState } from 'react';

/** Text that outlives a reload of the tab (a session that ended, a new version of the server), where the browser lets it. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    try {
      setText(sessionStorage.getItem(key) ?? '');
    } catch {
      // Private windows may refuse: the draft then lasts as long as the page.
    }
  }, [key]);
  const keep = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next === '') sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, next);
      } catch {
        // As above.
      }
    },
    [key],
  );
  return [text, keep];
}

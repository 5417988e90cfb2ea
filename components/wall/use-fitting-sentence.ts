'use client';

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** full = as large as the wall has it; least = as small as the distance allows; word = the state alone, where the sentence has no room. */
export type SentenceFit = 'full' | 'least' | 'word';

const ORDER = ['full', 'least', 'word'] as const;

/** The largest form of the sentence that its zone has room for; `what` is all that is said in it. Tried anew when that or the zone changes. */
export function useFittingSentence(what: string): { readonly ref: RefObject<HTMLElement | null>; readonly fit: SentenceFit } {
  const ref = useRef<HTMLElement>(null);
  const [tried, setTried] = useState<{ readonly what: string; readonly fit: SentenceFit }>({ what, fit: 'full' });
  const fit = tried.what === what ? tried.fit : 'full';
  useLayoutEffect(() => {
    const zone = ref.current;
    if (zone === null) return;
    const next = ORDER[ORDER.indexOf(fit) + 1];
    if (next !== undefined && zone.scrollHeight > zone.clientHeight + 1) setTried({ what, fit: next });
  }, [what, fit]);
  useLayoutEffect(() => {
    const again = () => setTried({ what: '', fit: 'full' });
    window.addEventListener('resize', again);
    document.fonts?.ready.then(again, () => undefined);
    return () => window.removeEventListener('resize', again);
  }, []);
  return { ref, fit };
}

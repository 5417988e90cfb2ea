'use client';

import { useEffect, useState } from 'react';

/** Grows when what fits must be tried anew: the window has another size, or the fonts have come. */
export function useRefit(): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const again = () => setTurn((last) => last + 1);
    window.addEventListener('resize', again);
    document.fonts?.ready.then(again, () => undefined);
    return () => window.removeEventListener('resize', again);
  }, []);
  return turn;
}

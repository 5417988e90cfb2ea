'use client';

import { useEffect } from 'react';

/** From here on the page hears keys and clicks; until then its controls show that they wait. */
export function Alive() {
  useEffect(() => {
    document.documentElement.dataset.alive = 'true';
  }, []);
  return null;
}

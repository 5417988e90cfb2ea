'use client';

import { useEffect, useState } from 'react';
import { isDim } from '@/lib/views/is-dim';
import type { DimHours } from '@/lib/views/wall-settings';

const LOOK_MS = 10_000;

/** Whether the screen is dimmed now, by the clock and the zone of whoever looks; null = never. */
export function useDim(hours: DimHours | null): boolean {
  const [dim, setDim] = useState(false);
  useEffect(() => {
    if (hours === null) return setDim(false);
    const look = () => {
      const now = new Date();
      setDim(isDim(hours, now.getHours() * 60 + now.getMinutes()));
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [hours]);
  return dim;
}

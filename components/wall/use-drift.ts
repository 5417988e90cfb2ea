'use client';

import { useEffect, useState } from 'react';

const EVERY_MS = 180_000;
const STEP_PX = 3;
/** Round a square: no edge of what is shown stays on the same pixels for long. */
const PLACES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** A CSS transform that moves what hangs for weeks by a few pixels every three minutes, at once and by a transform: nothing is laid out anew. */
export function useDrift(): string {
  const [place, setPlace] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPlace((before) => (before + 1) % PLACES.length), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const [x, y] = PLACES[place] ?? PLACES[0];
  return `translate(${x * STEP_PX}px,${y * STEP_PX}px)`;
}

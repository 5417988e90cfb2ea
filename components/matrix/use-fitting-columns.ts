'use client';

import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

const MOST_COLUMNS = 60;
const FEWEST_COLUMNS = 8;
/** Narrowest cell with its gap that still shows a letter, px. */
const CELL_PX = 13;

export type Fit = { readonly columns: number; readonly cellPx: number };

/** How many heights fit into the width of `ref`'s element, and how wide each gets; the most until it is measured. */
export function useFittingColumns(ref: RefObject<HTMLElement | null>, available: number): Fit {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  const most = Math.min(MOST_COLUMNS, available);
  if (width === null) return { columns: most, cellPx: 18 };
  const columns = Math.min(most, Math.max(FEWEST_COLUMNS, Math.floor(width / CELL_PX)));
  return { columns, cellPx: width / Math.max(1, columns) };
}

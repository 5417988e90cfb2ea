'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Width of an element in px, as it changes; `first` until it is measured, so that server and browser draw the same. */
export function useWidth(ref: RefObject<HTMLElement | null>, first = 900): number {
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

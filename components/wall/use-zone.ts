'use client';

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { MatrixZone } from '@/lib/views/wall-plan';

/** The size of an element and of the type in it, CSS px; null until it is measured. */
export function useZone<T extends HTMLElement>(): { readonly ref: RefObject<T | null>; readonly zone: MatrixZone | null } {
  const ref = useRef<T>(null);
  const [zone, setZone] = useState<MatrixZone | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      const { clientWidth: width, clientHeight: height } = element;
      setZone((last) => (last?.width === width && last.height === height && last.em === em ? last : { width, height, em }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, zone };
}

'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import { useRefit } from '@/components/wall/use-refit';

/**
 * Which of `count` ever shorter forms to draw: the first for which `isTooMuch` is false of the drawn element, else the last. Tried anew from the
 * first when `shape` changes, which names what is drawn.
 */
export function useForm<T extends HTMLElement>(
  ref: RefObject<T | null>,
  shape: string,
  count: number,
  isTooMuch: (element: T) => boolean,
): number {
  const drawn = `${useRefit()} ${shape}`;
  const [tried, setTried] = useState({ drawn, form: 0 });
  const form = tried.drawn === drawn ? Math.min(tried.form, count - 1) : 0;
  useLayoutEffect(() => {
    if (form < count - 1 && ref.current !== null && isTooMuch(ref.current)) setTried({ drawn, form: form + 1 });
  }, [ref, drawn, form, count, isTooMuch]);
  return form;
}

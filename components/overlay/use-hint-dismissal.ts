'use client';

import { useEffect, useRef } from 'react';

/** Closes what is open beside `anchor` (null = nothing is): on Escape, which then closes nothing around it, and on a press anywhere else. */
export function useHintDismissal(anchor: Element | null, panelId: string, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (anchor === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      event.preventDefault();
      latest.current();
    };
    const onPointer = ({ target }: PointerEvent) => {
      const isInside = target instanceof Node && (anchor.contains(target) || document.getElementById(panelId)?.contains(target));
      if (!isInside) latest.current();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [anchor, panelId]);
}

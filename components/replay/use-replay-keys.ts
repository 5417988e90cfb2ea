'use client';

import { useEffect, useRef } from 'react';
import { isTyping } from '@/components/shell/is-typing';

export type ReplayKeys = {
  readonly toggle: () => void;
  /** One step of the clock. */
  readonly step: (way: 1 | -1) => void;
  /** To the next or previous turn. */
  readonly turn: (way: 1 | -1) => void;
};

/** Space plays and pauses, arrows move the clock, with Shift to the next turn; where a control or the matrix takes a key, it is theirs. */
export function useReplayKeys(keys: ReplayKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (event.key === ' ' && target?.closest('button, a, summary') === null) latest.current.toggle();
      else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && target?.closest('[role=grid], [role=group]') === null) {
        const way = event.key === 'ArrowRight' ? 1 : -1;
        if (event.shiftKey) latest.current.turn(way);
        else latest.current.step(way);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

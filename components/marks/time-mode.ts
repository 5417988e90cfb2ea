'use client';

import { useSyncExternalStore } from 'react';

/** How times are shown: ages where a page has them, else UTC; all in UTC; all in the reader's own zone. */
const TIME_MODES = ['ages', 'utc', 'local'] as const;
type Chosen = (typeof TIME_MODES)[number];
/** On paper there are no ages, and every time has its date. */
export type TimeMode = Chosen | 'paper';

const KEY = 'quorumwatch-times';
const heard = new Set<() => void>();
let mode: Chosen | null = null;

/** The mode chosen in this browser; the server's markup has ages. */
export const useTimeMode = (): TimeMode => useSyncExternalStore(listen, now, () => 'ages');

/** The next mode, remembered where the browser lets it. */
export function nextTimeMode(): Chosen {
  mode = TIME_MODES[(TIME_MODES.indexOf(chosen()) + 1) % TIME_MODES.length] ?? 'ages';
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // Private windows may refuse: it then lasts as long as the page.
  }
  for (const tell of heard) tell();
  return mode;
}

function listen(tell: () => void): () => void {
  const paper = window.matchMedia('print');
  heard.add(tell);
  paper.addEventListener('change', tell);
  return () => {
    heard.delete(tell);
    paper.removeEventListener('change', tell);
  };
}

function chosen(): Chosen {
  mode ??= kept();
  return mode;
}

const now = (): TimeMode => (window.matchMedia('print').matches ? 'paper' : chosen());

function kept(): Chosen {
  try {
    const said = localStorage.getItem(KEY);
    return TIME_MODES.find((one) => one === said) ?? 'ages';
  } catch {
    return 'ages';
  }
}

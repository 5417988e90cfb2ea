'use client';

import { useSyncExternalStore } from 'react';

/** How times are shown: ages where a page has them, else UTC; all in UTC; all in the reader's own zone. */
export const TIME_MODES = ['ages', 'utc', 'local'] as const;
export type TimeMode = (typeof TIME_MODES)[number];

const KEY = 'quorumwatch-times';
const heard = new Set<() => void>();
let mode: TimeMode | null = null;

/** The mode chosen in this browser; the server's markup has ages. */
export const useTimeMode = (): TimeMode => useSyncExternalStore(listen, now, () => 'ages');

/** The next mode, remembered where the browser lets it. */
export function nextTimeMode(): TimeMode {
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

function chosen(): TimeMode {
  mode ??= kept();
  return mode;
}

/** On paper an age says nothing: there it is the time. */
function now(): TimeMode {
  const screen = chosen();
  return screen === 'ages' && window.matchMedia('print').matches ? 'utc' : screen;
}

function kept(): TimeMode {
  try {
    const said = localStorage.getItem(KEY);
    return TIME_MODES.find((one) => one === said) ?? 'ages';
  } catch {
    return 'ages';
  }
}

'use client';

import { useEffect, useId, useRef } from 'react';

const MARK = 'quorumwatchDialog';
const marked = (): unknown => window.history.state?.[MARK];
const marks = (own: string | undefined): Readonly<Record<string, unknown>> => ({ ...window.history.state, [MARK]: own });

/** Dialogs that are open: React's strict mode takes one away and puts it back at once. */
const open = new Set<unknown>();
/** Until a browser has gone back, its state is still that of the entry which is left. */
let going: Promise<void> | null = null;

function enter(own: string): void {
  if (!open.has(own) || marked() === own) return;
  // The entry of one that is closed, not taken away yet.
  if (marked() !== undefined && !open.has(marked())) window.history.replaceState(marks(own), '');
  else window.history.pushState(marks(own), '');
}

function leave(own: string): void {
  if (open.has(own) || marked() !== own) return;
  going = new Promise((gone) => {
    const onPop = (event: PopStateEvent): void => {
      keepFromRouter(event);
      going = null;
      gone();
    };
    window.addEventListener('popstate', onPop, { capture: true, once: true });
  });
  window.history.back();
}

/**
 * Gives what is open an entry of its own in the history, so that going back closes it and stays on the page; closed otherwise, it takes that
 * entry away again. For what is mounted while it is open.
 */
export function useDialogEntry(onBack: () => void): void {
  const own = useId();
  const back = useRef(onBack);
  useEffect(() => {
    back.current = onBack;
  });
  useEffect(() => {
    open.add(own);
    if (going === null) enter(own);
    else going.then(() => enter(own));
    const onPop = (event: PopStateEvent) => {
      if (going !== null || marked() === own) return;
      keepFromRouter(event);
      back.current();
    };
    window.addEventListener('popstate', onPop, true);
    return () => {
      window.removeEventListener('popstate', onPop, true);
      open.delete(own);
      setTimeout(() => leave(own));
    };
  }, [own]);
}

/** Leaves the dialog's entry to the page that takes its place: before `router.replace` from a dialog that is open. */
export function leaveDialog(): void {
  if (marked() !== undefined) window.history.replaceState(marks(undefined), '');
}

/** Both entries are of one page: the router would restore it, and give up where it is about to go. */
const keepFromRouter = (event: PopStateEvent): void => event.stopImmediatePropagation();

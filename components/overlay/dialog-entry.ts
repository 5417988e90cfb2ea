'use client';

import { useEffect, useId, useRef } from 'react';

const MARK = 'quorumwatchDialog';
const marked = (): unknown => window.history.state?.[MARK];
const marks = (own: string | undefined): Readonly<Record<string, unknown>> => ({ ...window.history.state, [MARK]: own });

/** Dialogs that are open: React's strict mode takes one away and puts it back at once. */
const open = new Set<string>();

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
    if (marked() !== own) window.history.pushState(marks(own), '');
    const onPop = (event: PopStateEvent) => {
      if (marked() === own) return;
      keepFromRouter(event);
      back.current();
    };
    window.addEventListener('popstate', onPop, true);
    return () => {
      window.removeEventListener('popstate', onPop, true);
      open.delete(own);
      setTimeout(() => {
        if (open.has(own) || marked() !== own) return;
        window.addEventListener('popstate', keepFromRouter, { capture: true, once: true });
        window.history.back();
      });
    };
  }, [own]);
}

/** Leaves the dialog's entry to the page that takes its place: before `router.replace` from a dialog that is open. */
export function leaveDialog(): void {
  if (marked() !== undefined) window.history.replaceState(marks(undefined), '');
}

/** Both entries are of one page: the router would restore it, and give up where it is about to go. */
const keepFromRouter = (event: PopStateEvent): void => event.stopImmediatePropagation();

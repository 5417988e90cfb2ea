'use client';

import { useEffect } from 'react';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

type Held = {
  readonly element: Element;
  /** The page it was on. */
  readonly path: string;
  /** What was around it, innermost first, and the how-manieth child of it led there. */
  readonly around: readonly { readonly parent: Element; readonly index: number }[];
};

/**
 * Live updates take elements away, and with them the focus: a keyboard would start at the top of the page again. It then goes to what stands in that
 * place now, else to the nearest thing around it that is still there; on another page to the page. A pointer that went elsewhere gave the focus up.
 */
export function KeepFocus({ within }: { readonly within: string }) {
  useEffect(() => {
    const root = document.getElementById(within);
    if (root === null) return;
    let held: Held | null = null;
    const hold = ({ target }: FocusEvent) => {
      held = target instanceof Element ? holdOf(target, root) : null;
    };
    const giveUp = ({ target }: Event) => {
      if (target instanceof Node && !held?.element.contains(target)) held = null;
    };
    const watch = new MutationObserver(() => {
      const { activeElement } = document;
      if (held === null || held.element.isConnected || (activeElement !== null && activeElement !== document.body)) return;
      const { around, path } = held;
      held = null;
      const home = path === location.pathname ? around.find(({ parent }) => parent.isConnected) : undefined;
      (home === undefined ? root : nearest(home.parent, home.index))?.focus({ preventScroll: true });
    });
    root.addEventListener('focusin', hold);
    document.addEventListener('pointerdown', giveUp);
    watch.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', hold);
      document.removeEventListener('pointerdown', giveUp);
      watch.disconnect();
    };
  }, [within]);
  return null;
}

function holdOf(element: Element, root: Element): Held {
  const around: { parent: Element; index: number }[] = [];
  for (let child = element; child !== root && child.parentElement !== null; child = child.parentElement) {
    const parent: Element = child.parentElement;
    around.push({ parent, index: [...parent.children].indexOf(child) });
  }
  return { element, path: location.pathname, around };
}

function nearest(parent: Element, index: number): HTMLElement | null {
  const { children } = parent;
  for (const place of [children[index], children[index - 1]]) {
    const found = place?.matches(FOCUSABLE) ? place : place?.querySelector(FOCUSABLE);
    if (found instanceof HTMLElement) return found;
  }
  const own = parent.closest<HTMLElement>(FOCUSABLE) ?? parent.querySelector<HTMLElement>(FOCUSABLE);
  return own;
}

'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { placeTip } from '@/components/marks/place-tip';
import { GLOSSARY, type TermId } from '@/lib/views/glossary';

/** Rest of the pointer before it opens, and after it has left, ms. */
const OPENS_MS = 250;
const CLOSES_MS = 150;

type Props = { readonly id: TermId; readonly children?: ReactNode };

/**
 * A word of the field with what it means: on hover, focus or touch. Escape closes it and leaves the focus where it is; the pointer may move onto it.
 * It stands in no other element's text while it is closed.
 */
export function Term({ id, children }: Props) {
  const entry = GLOSSARY[id];
  const tipId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  const soon = (wanted: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(wanted), wanted ? OPENS_MS : CLOSES_MS);
  };
  const now = (wanted: boolean) => {
    clearTimeout(timer.current);
    setOpen(wanted);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const [above, below] = [tip.current, button.current];
    if (!open || above === null || below === null) return;
    // Above all else, whatever cuts or covers the word itself.
    above.showPopover?.();
    placeTip(above, below);
    const close = () => setOpen(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // A dialog around it stays open.
      event.stopPropagation();
      event.preventDefault();
      close();
    };
    const onPointer = (event: PointerEvent) => {
      if (!below.contains(event.target as Node) && !above.contains(event.target as Node)) close();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPointer);
    window.addEventListener('scroll', close, true);
    window.addEventListener('resize', close);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('scroll', close, true);
      window.removeEventListener('resize', close);
    };
  }, [open]);
  const hovers = { onPointerLeave: (event: { readonly pointerType: string }) => event.pointerType === 'mouse' && soon(false) };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-describedby={open ? tipId : undefined}
        onPointerEnter={(event) => event.pointerType === 'mouse' && soon(true)}
        {...hovers}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && now(true)}
        onBlur={() => now(false)}
        onClick={() => now(!open)}
        className="term"
      >
        {children ?? entry.term}
      </button>
      {open ? (
        <span
          ref={tip}
          id={tipId}
          role="tooltip"
          popover="manual"
          onPointerEnter={() => clearTimeout(timer.current)}
          {...hovers}
          className="term-tip"
        >
          {entry.says}
        </span>
      ) : null}
    </>
  );
}

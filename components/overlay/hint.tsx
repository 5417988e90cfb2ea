'use client';

import dynamic from 'next/dynamic';
import { cloneElement, type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';

const HintBubble = dynamic(() => import('@/components/overlay/hint-bubble').then((module) => module.HintBubble), { ssr: false });

/** Rest of the pointer before it opens, and after it has left, ms. */
const OPENS_MS = 400;
const CLOSES_MS = 150;

type Props = {
  readonly says: string;
  /** A button that has a name of its own: the hint is for those who see an icon alone. */
  readonly children: ReactElement<Record<string, unknown>>;
};

/** Words beside a button without words, for pointer and keyboard; its script is not asked for before the first one. */
export function Hint({ says, children }: Props) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const turn = (wanted: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(wanted), afterMs);
  };
  const over = ({ pointerType, currentTarget }: PointerEvent) => {
    if (pointerType !== 'mouse') return;
    setAnchor(currentTarget);
    turn(true, OPENS_MS);
  };
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: over,
        onPointerLeave: () => turn(false, CLOSES_MS),
        onPointerDown: () => turn(false, 0),
        onFocus: ({ currentTarget }: { readonly currentTarget: Element }) => {
          if (!currentTarget.matches(':focus-visible')) return;
          setAnchor(currentTarget);
          turn(true, 0);
        },
        onBlur: () => turn(false, 0),
        onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && turn(false, 0),
      })}
      {anchor === null ? null : (
        <HintBubble
          anchor={anchor}
          open={open}
          says={says}
          onHold={() => clearTimeout(timer.current)}
          onLeave={() => turn(false, CLOSES_MS)}
        />
      )}
    </>
  );
}

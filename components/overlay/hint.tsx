'use client';

import {
  type ComponentType,
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { HintBubbleProps } from '@/components/overlay/hint-bubble';
import { useHintDismissal } from '@/components/overlay/use-hint-dismissal';

const loadBubble = () => import('@/components/overlay/hint-bubble').then((module) => module.HintBubble);

/** Rest of the pointer before it opens, and after it has left, ms. */
const OPENS_MS = 400;
const CLOSES_MS = 150;

type Props = {
  readonly says: string;
  /** What it says stands nowhere else: a touch or a click opens it, too, and it is read out as a description. For what does nothing when clicked. */
  readonly explains?: boolean;
  /** A button with a name of its own. */
  readonly children: ReactElement<Record<string, unknown>>;
};

/** Words beside a button, for pointer, keyboard and touch; the script of its panel is asked for by the first one, and without it nothing opens. */
export function Hint({ says, explains = false, children }: Props) {
  const id = useId();
  const [Bubble, setBubble] = useState<ComponentType<HintBubbleProps> | null>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const turn = (wanted: boolean, afterMs: number) => {
    clearTimeout(timer.current);
    if (afterMs === 0) setOpen(wanted);
    else timer.current = setTimeout(() => setOpen(wanted), afterMs);
  };
  const show = (element: Element, afterMs: number) => {
    setAnchor(element);
    if (Bubble === null) {
      loadBubble().then(
        (component) => setBubble(() => component),
        () => {},
      );
    }
    turn(true, afterMs);
  };
  useHintDismissal(open ? anchor : null, id, () => turn(false, 0));
  return (
    <>
      {cloneElement(children, {
        ...(explains && open ? { 'aria-describedby': id } : {}),
        onPointerEnter: ({ pointerType, currentTarget }: PointerEvent) => pointerType === 'mouse' && show(currentTarget, OPENS_MS),
        onPointerLeave: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && turn(false, CLOSES_MS),
        onFocus: ({ currentTarget }: FocusEvent) => currentTarget.matches(':focus-visible') && show(currentTarget, 0),
        onBlur: () => turn(false, 0),
        ...(explains
          ? { onClick: ({ currentTarget }: { readonly currentTarget: Element }) => (open ? turn(false, 0) : show(currentTarget, 0)) }
          : { onPointerDown: () => turn(false, 0) }),
      })}
      {Bubble === null || anchor === null ? null : (
        <Bubble
          anchor={anchor}
          open={open}
          says={says}
          explains={explains}
          id={id}
          onHold={() => clearTimeout(timer.current)}
          onLeave={() => turn(false, CLOSES_MS)}
        />
      )}
    </>
  );
}

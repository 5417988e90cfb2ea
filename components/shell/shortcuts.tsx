'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { nextTimeMode } from '@/components/marks/time-mode';
import { Hint } from '@/components/overlay/hint';
import { HEIGHT_INPUT } from '@/components/shell/height-form';
import { isTyping } from '@/components/shell/is-typing';
import { PAGES } from '@/components/shell/pages';
import { toggleTheme } from '@/components/shell/theme-script';
import { useTimeTaps } from '@/components/shell/use-time-taps';
import { sayShell } from '@/lib/views/words/shell';

const ShortcutList = dynamic(() => import('@/components/shell/shortcut-list').then((module) => module.ShortcutList), { ssr: false });

/** How long after `g` the second key counts. */
const SEQUENCE_MS = 1500;

/** The keyboard shortcuts and the list of them. */
export function Shortcuts({ network }: { readonly network: string }) {
  const router = useRouter();
  // null = never opened: its script is not asked for until then.
  const [open, setOpen] = useState<boolean | null>(null);
  const [said, setSaid] = useState<ReturnType<typeof nextTimeMode> | null>(null);
  const changeTimes = useCallback(() => setSaid(nextTimeMode()), []);
  useTimeTaps(changeTimes);
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      // Shift alone is a part of the key that follows: "?" is Shift and another on most keyboards.
      if (event.key === 'Shift' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const after = event.timeStamp - pressedG < SEQUENCE_MS;
      pressedG = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const page = after ? PAGES.find(({ key }) => key === event.key) : undefined;
      if (page !== undefined) {
        event.preventDefault();
        router.push(page.path(network));
      } else if (after && event.key === 'h') {
        event.preventDefault();
        document.getElementById(HEIGHT_INPUT)?.focus();
      } else if (event.key === 't') toggleTheme();
      else if (event.key === 'u') changeTimes();
      else if (event.key === '?') setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, network, changeTimes]);

  return (
    <>
      <Hint says={sayShell('keys.hint')}>
        <button
          type="button"
          onClick={() => setOpen(true)}
          aria-label={sayShell('keys.name')}
          aria-haspopup="dialog"
          className="hidden size-8 place-items-center rounded-md font-mono text-ink2 hover:bg-sunk hover:text-ink min-[900px]:grid"
        >
          ?
        </button>
      </Hint>
      <p role="status" className="sr-only">
        {said === null ? '' : sayShell(`times.${said}`)}
      </p>
      {open === null ? null : <ShortcutList open={open} onOpenChange={setOpen} />}
    </>
  );
}

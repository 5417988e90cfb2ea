'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { HEIGHT_INPUT } from '@/components/shell/height-form';
import { isTyping } from '@/components/shell/is-typing';
import { PAGES } from '@/components/shell/pages';
import { toggleTheme } from '@/components/shell/theme-script';

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ...PAGES.map(({ key, name }) => [`g ${key}`, name] as const),
  ['g h', 'Go to height'],
  ['/ Ctrl K', 'Search'],
  ['t', 'Light or dark'],
  ['?', 'This list'],
  ['j k', 'Next or previous incident'],
  ['a', 'Acknowledge the incident'],
  ['← ↑ ↓ →', 'Move in the matrix'],
  ['Home End', 'First or last height of a row'],
  ['Enter', 'Open the height'],
  ['Esc', 'Close'],
];

/** How long after `g` the second key counts. */
const SEQUENCE_MS = 1500;

/** The keyboard shortcuts and the list of them. */
export function Shortcuts({ network }: { readonly network: string }) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
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
      else if (event.key === '?' && dialog.current?.open === false) dialog.current.showModal();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, network]);

  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        title="Keyboard shortcuts (?)"
        aria-label="Keyboard shortcuts"
        className="hidden size-8 place-items-center rounded-md font-mono text-ink2 hover:bg-sunk hover:text-ink min-[900px]:grid"
      >
        ?
      </button>
      <dialog ref={dialog} aria-labelledby="shortcuts-title" className="m-auto w-80 rounded-xl border border-line bg-surface p-5 text-ink">
        <h2 id="shortcuts-title" className="mb-3 font-semibold">
          Keyboard
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          {SHORTCUTS.map(([keys, does]) => (
            <div key={keys} className="contents">
              <dt className="font-mono text-small text-ink">{keys}</dt>
              <dd className="text-ink2">{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <button type="submit" className="control">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

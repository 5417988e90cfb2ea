'use client';

import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useDialogEntry } from '@/components/overlay/dialog-entry';

type Props = {
  /** Near the top, without a margin of its own: what grows while it is used. */
  readonly high?: boolean;
  /** Closes it, when somebody goes back. */
  readonly onBack: () => void;
  readonly children: ReactNode;
};

/** The panel of every dialog, over the page it holds back; it scrolls by itself on a low screen, and going back closes it. */
export function DialogPanel({ high = false, onBack, children }: Props) {
  const place = high
    ? 'top-[12vh] w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden'
    : 'top-1/2 max-h-[calc(100dvh-32px)] w-[440px] max-w-[calc(100vw-32px)] -translate-1/2 overflow-y-auto p-5';
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
      <Dialog.Popup className={`fixed left-1/2 z-50 rounded-xl border border-line bg-surface text-ink shadow-dialog outline-none ${place}`}>
        <Entry onBack={onBack} />
        {children}
      </Dialog.Popup>
    </Dialog.Portal>
  );
}

/** Its own part: mounted while the dialog is open. */
function Entry({ onBack }: Pick<Props, 'onBack'>) {
  useDialogEntry(onBack);
  return null;
}

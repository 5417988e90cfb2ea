'use client';

import { Toast } from '@base-ui/react/toast';
import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { MARK_WORDS } from '@/lib/views/words/marks';

export type Told = { readonly count: number; readonly says: string };

/** How long a toast stands, ms; hovered or focused it stays. */
const SHOWN_MS = 6000;

/** What was done, in the corner, one after the other; read out politely. F6 leads to them. */
export function Toasts({ told }: { readonly told: Told }) {
  return (
    <Toast.Provider timeout={SHOWN_MS} limit={3}>
      <Shown told={told} />
    </Toast.Provider>
  );
}

function Shown({ told }: { readonly told: Told }) {
  const { toasts, add } = Toast.useToastManager();
  const added = useRef(0);
  useEffect(() => {
    if (added.current === told.count) return;
    added.current = told.count;
    add({ title: told.says });
  }, [told, add]);
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[min(360px,calc(100vw-32px))] gap-2 outline-none">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            swipeDirection="right"
            className="rounded-lg border border-edge bg-surface text-ink shadow-menu data-limited:hidden"
          >
            <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3">
              <Check size={15} aria-hidden="true" className="mt-0.75 flex-none text-ink2" />
              <Toast.Title render={<p />} className="min-w-0 flex-1 break-words" />
              <Toast.Close
                aria-label={MARK_WORDS.dismiss}
                className="grid size-6 flex-none place-items-center rounded text-ink2 hover:bg-sunk hover:text-ink"
              >
                <X size={14} aria-hidden="true" />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { leaveDialog } from '@/components/overlay/dialog-entry';
import { DialogPanel } from '@/components/overlay/dialog-panel';
import { Hint } from '@/components/overlay/hint';
import { SearchPanel } from '@/components/search/search-panel';
import { saySearch } from '@/lib/views/words/search';

/** Finds heights, hashes, addresses, nodes and incidents; opened by `/` or Ctrl-K from everywhere. */
export function SearchDialog({ network }: { readonly network: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!isCommand && !isSlash) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Hint says={saySearch('hint')}>
        <Dialog.Trigger
          aria-label={saySearch('title')}
          className="flex size-8 flex-none items-center justify-center gap-2 rounded-md text-ink2 hover:bg-sunk hover:text-ink min-[900px]:h-[30px] min-[900px]:w-full min-[900px]:justify-start min-[900px]:border min-[900px]:border-edge min-[900px]:bg-surface min-[900px]:px-2"
        >
          <Search size={15} aria-hidden="true" />
          <span className="flex-1 text-left text-ink3 max-[899px]:hidden">{saySearch('title')}</span>
          <kbd className="rounded border border-line px-1.5 font-mono text-ink3 text-micro max-[899px]:hidden">/</kbd>
        </Dialog.Trigger>
      </Hint>
      <DialogPanel high onBack={() => setOpen(false)}>
        <Dialog.Title className="sr-only">{saySearch('title')}</Dialog.Title>
        <SearchPanel
          network={network}
          onGo={(path) => {
            leaveDialog();
            router.replace(path);
            setOpen(false);
          }}
        />
      </DialogPanel>
    </Dialog.Root>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role=dialog], [contenteditable]') !== null;
}

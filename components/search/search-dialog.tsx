'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { Hint } from '@/components/overlay/hint';
import { saySearch } from '@/lib/views/words/search';

const SearchOverlay = dynamic(() => import('@/components/search/search-overlay').then((module) => module.SearchOverlay), { ssr: false });

/** Finds heights, hashes, addresses, nodes and incidents; opened by `/` or Ctrl-K from everywhere. */
export function SearchDialog({ network }: { readonly network: string }) {
  // null = never opened: its script is not asked for until then.
  const [open, setOpen] = useState<boolean | null>(null);
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
    <>
      <Hint says={saySearch('hint')}>
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          aria-label={saySearch('title')}
          className="flex size-8 flex-none items-center justify-center gap-2 rounded-md text-ink2 hover:bg-sunk hover:text-ink min-[900px]:h-[30px] min-[900px]:w-full min-[900px]:justify-start min-[900px]:border min-[900px]:border-edge min-[900px]:bg-surface min-[900px]:px-2"
        >
          <Search size={15} aria-hidden="true" />
          <span className="flex-1 text-left text-ink3 max-[899px]:hidden">{saySearch('title')}</span>
          <kbd className="rounded border border-line px-1.5 font-mono text-ink3 text-micro max-[899px]:hidden">/</kbd>
        </button>
      </Hint>
      {open === null ? null : <SearchOverlay network={network} open={open} onOpenChange={setOpen} />}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role=dialog], [contenteditable]') !== null;
}

'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useRouter } from 'next/navigation';
import { DialogPanel } from '@/components/overlay/dialog-panel';
import { SearchPanel } from '@/components/search/search-panel';
import { saySearch } from '@/lib/views/words/search';

type Props = { readonly network: string; readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** The search over the page. */
export function SearchOverlay({ network, open, onOpenChange }: Props) {
  const router = useRouter();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPanel high>
        <Dialog.Title className="sr-only">{saySearch('title')}</Dialog.Title>
        <SearchPanel
          network={network}
          onGo={(path) => {
            onOpenChange(false);
            router.push(path);
          }}
        />
      </DialogPanel>
    </Dialog.Root>
  );
}

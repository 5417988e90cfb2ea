'use client';

import { Dialog } from '@base-ui/react/dialog';
import { DialogPanel } from '@/components/overlay/dialog-panel';
import { PAGES } from '@/components/shell/pages';

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

type Props = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** The list of the keyboard shortcuts. */
export function ShortcutList({ open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPanel>
        <Dialog.Title className="mb-3 font-semibold">Keyboard</Dialog.Title>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          {SHORTCUTS.map(([keys, does]) => (
            <div key={keys} className="contents">
              <dt className="font-mono text-small text-ink">{keys}</dt>
              <dd className="text-ink2">{does}</dd>
            </div>
          ))}
        </dl>
        <Dialog.Close className="control mt-4">Close</Dialog.Close>
      </DialogPanel>
    </Dialog.Root>
  );
}

'use client';

import { Dialog } from '@base-ui/react/dialog';
import { DialogPanel } from '@/components/overlay/dialog-panel';
import { PAGES } from '@/components/shell/pages';
import { sayShell } from '@/lib/views/words/shell';

const SHORTCUTS: readonly (readonly [keys: string, does: string])[] = [
  ...PAGES.map(({ key, name }) => [`g ${key}`, name] as const),
  ['g h', sayShell('keys.height')],
  ['/ Ctrl K', sayShell('keys.search')],
  ['u', sayShell('keys.times')],
  ['t', sayShell('keys.theme')],
  ['?', sayShell('keys.list')],
  ['j k', sayShell('keys.incident')],
  ['a', sayShell('keys.acknowledge')],
  ['Space ← →', sayShell('keys.replay')],
  ['← ↑ ↓ →', sayShell('keys.matrix')],
  ['Home End', sayShell('keys.row')],
  ['Enter', sayShell('keys.open')],
  ['Esc', sayShell('keys.close')],
];

type Props = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

/** The list of the keyboard shortcuts. */
export function ShortcutList({ open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <DialogPanel onBack={() => onOpenChange(false)}>
        <Dialog.Title className="mb-3 font-semibold">{sayShell('keys')}</Dialog.Title>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          {SHORTCUTS.map(([keys, does]) => (
            <div key={keys} className="contents">
              <dt className="font-mono text-small text-ink">{keys}</dt>
              <dd className="text-ink2">{does}</dd>
            </div>
          ))}
        </dl>
        <Dialog.Close className="control mt-4">{sayShell('close')}</Dialog.Close>
      </DialogPanel>
    </Dialog.Root>
  );
}

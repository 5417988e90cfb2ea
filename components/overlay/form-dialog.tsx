'use client';

import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useState } from 'react';
import type { Outcome } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import { DialogPanel } from '@/components/overlay/dialog-panel';
import { MARK_WORDS } from '@/lib/views/words/marks';

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** What will happen. */
  readonly says: string;
  /** The verb and its object on the button that does it. */
  readonly does: string;
  readonly busy: boolean;
  /** Does it; a refusal is shown here and everything typed stays. */
  readonly onSubmit: () => Promise<Outcome>;
  readonly children: ReactNode;
};

/** A dialog that asks for something and does it: it closes when that is done, and stays with the reason when it is not. */
export function FormDialog({ open, onOpenChange, title, says, does, busy, onSubmit, children }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const turn = (next: boolean) => {
    setFault(null);
    onOpenChange(next);
  };
  return (
    <Dialog.Root open={open} onOpenChange={turn}>
      <DialogPanel onBack={() => turn(false)}>
        <form
          onSubmit={async (event) => {
            event.preventDefault();
            const outcome = await onSubmit();
            setFault(outcome.ok ? null : outcome.why);
            if (outcome.ok) onOpenChange(false);
          }}
        >
          <Dialog.Title className="font-semibold text-title tracking-tight">{title}</Dialog.Title>
          <Dialog.Description className="mt-1 mb-4 text-ink2">{says}</Dialog.Description>
          <div role="alert">{fault === null ? null : <Fault says={fault} />}</div>
          {children}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Dialog.Close className="control min-h-9 px-3 font-medium">{MARK_WORDS.cancel}</Dialog.Close>
            <button type="submit" disabled={busy} className="button-primary">
              {does}
            </button>
          </div>
        </form>
      </DialogPanel>
    </Dialog.Root>
  );
}

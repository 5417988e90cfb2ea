'use client';

import { useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { SendCommand } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { tell } from '@/components/overlay/tell';

type Props = {
  readonly id: number;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly busy: boolean;
  readonly send: SendCommand;
};

/** Ends an incident with the cause that people found. */
export function CloseDialog({ id, open, onOpenChange, busy, send }: Props) {
  const [cause, setCause] = useState('');
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Close this incident"
      says="Its cause is gone. Closing says that people have dealt with it; the same cause later is an incident of its own."
      does="Close the incident"
      busy={busy}
      onSubmit={async () => {
        const outcome = await send(id, { verb: 'close', cause: cause.trim() });
        if (outcome.ok) {
          setCause('');
          tell(`Incident ${id} is closed.`);
        }
        return outcome;
      }}
    >
      <TextField
        label="Cause"
        hint="What it was and what ended it, as far as you know. It goes into the report."
        value={cause}
        onChange={setCause}
      />
    </FormDialog>
  );
}

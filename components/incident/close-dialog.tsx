'use client';

import { useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { SendCommand } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { tell } from '@/components/overlay/tell';
import { sayIncident } from '@/lib/views/words/incident';

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
      title={sayIncident('close-dialog.close-this-incident')}
      says={sayIncident('close-dialog.its-cause-gone')}
      does={sayIncident('close-dialog.close-incident')}
      busy={busy}
      onSubmit={async () => {
        const outcome = await send(id, { verb: 'close', cause: cause.trim() });
        if (outcome.ok) {
          setCause('');
          tell(sayIncident('close-dialog.incident-closed', { id: String(id) }));
        }
        return outcome;
      }}
    >
      <TextField
        label={sayIncident('close-dialog.cause')}
        hint={sayIncident('close-dialog.what-what-ended')}
        value={cause}
        onChange={setCause}
      />
    </FormDialog>
  );
}

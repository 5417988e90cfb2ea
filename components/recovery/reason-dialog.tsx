'use client';

import { useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { Outcome } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { sayPlan } from '@/lib/views/words/recovery-plan';

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly says: string;
  readonly does: string;
  readonly hint: string;
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => Promise<Outcome>;
};

/** Something that needs a reason: it is recorded with the name of who gave it. */
export function ReasonDialog({ hint, onSubmit, ...frame }: Props) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      {...frame}
      onSubmit={async () => {
        const outcome = await onSubmit(reason.trim());
        if (outcome.ok) setReason('');
        return outcome;
      }}
    >
      <TextField label={sayPlan('reason-dialog.reason')} hint={hint} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

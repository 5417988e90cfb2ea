'use client';

import type { Outcome } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { tell } from '@/components/overlay/tell';
import type { RunView } from '@/lib/views/recovery-types';
import { sayPlan } from '@/lib/views/words/recovery-plan';

type Props = {
  readonly run: RunView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly busy: boolean;
  readonly onDiscard: () => Promise<Outcome>;
};

/** Ends a plan as it stands: said beforehand what is then left undone. */
export function DiscardDialog({ run, open, onOpenChange, busy, onDiscard }: Props) {
  const begun = run.startedAt !== null;
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={sayPlan('discard-dialog.discard-recovery', { number: String(run.number) })}
      says={begun ? sayPlan('discard-dialog.ends-as-stands') : sayPlan('discard-dialog.nothing-sent-node')}
      does={sayPlan('discard-dialog.discard-recovery', { number: String(run.number) })}
      busy={busy}
      onSubmit={async () => {
        const outcome = await onDiscard();
        if (outcome.ok) tell(sayPlan('discard-dialog.recovery-discarded', { number: String(run.number) }));
        return outcome;
      }}
    >
      {begun ? <p>{sayPlan('discard-dialog.put-back-what')}</p> : null}
    </FormDialog>
  );
}

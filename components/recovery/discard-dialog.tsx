'use client';

import type { Outcome } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { tell } from '@/components/overlay/tell';
import type { RunView } from '@/lib/views/recovery-types';

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
      title={`Discard recovery ${run.number}`}
      says={
        begun
          ? 'It ends as it stands and nothing is put back: links may stay cut and consensus stopped, until somebody connects and starts them.'
          : 'Nothing was sent to a node. The plan stays in the list of earlier recoveries.'
      }
      does={`Discard recovery ${run.number}`}
      busy={busy}
      onSubmit={async () => {
        const outcome = await onDiscard();
        if (outcome.ok) tell(`Recovery ${run.number} is discarded.`);
        return outcome;
      }}
    >
      {begun ? <p>To put back what can be put back, abort it instead.</p> : null}
    </FormDialog>
  );
}

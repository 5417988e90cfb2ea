'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { Outcome } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { type BlockerKind, blockedNode, blockerKind } from '@/components/recovery/blocker-words';
import type { BlockerView, ConfirmStoppedCommand } from '@/lib/views/recovery-types';
import { sayOffers } from '@/lib/views/words/recovery-offers';

type Props = {
  /** null = closed. */
  readonly blocker: BlockerView | null;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly onSubmit: (command: ConfirmStoppedCommand) => Promise<Outcome>;
};

const WORDS = {
  stopped: {
    title: (who: string) => sayOffers('confirm-blocker.confirm-that-process', { who }),
    says: sayOffers('confirm-blocker.process-that-still'),
    does: sayOffers('confirm-blocker.confirm-that-stopped'),
    hint: sayOffers('confirm-blocker.how-you-know'),
  },
  'by-hand': {
    title: (who: string) => sayOffers('confirm-blocker.make-calls-on', { who }),
    says: sayOffers('confirm-blocker.steps-there-then'),
    does: sayOffers('confirm-blocker.make-these-calls'),
    hint: sayOffers('confirm-blocker.who-has-shell'),
  },
  identity: {
    title: (who: string) => sayOffers('confirm-blocker.confirm-who', { who }),
    says: sayOffers('confirm-blocker.nothing-sent-this'),
    does: sayOffers('confirm-blocker.confirm-who-2'),
    hint: sayOffers('confirm-blocker.on-which-machine'),
  },
  elsewhere: {
    title: (who: string) => sayOffers('confirm-blocker.confirm-that-no', { who }),
    says: sayOffers('confirm-blocker.no-step-touches'),
    does: sayOffers('confirm-blocker.confirm-that-no-2'),
    hint: sayOffers('confirm-blocker.how-you-know-2'),
  },
} as const satisfies Record<BlockerKind, unknown>;

/** A blocker that a person takes on themselves: recorded with the name of who does. */
export function ConfirmBlocker({ blocker, onClose, busy, onSubmit }: Props) {
  const [reason, setReason] = useState('');
  const [address, setAddress] = useState('');
  const id = useId();
  const kind = blocker === null ? 'stopped' : blockerKind(blocker);
  const { title, says, does, hint } = WORDS[kind];
  return (
    <FormDialog
      open={blocker !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      {...{ does, busy }}
      title={title(blockedNode(blocker?.id ?? ''))}
      says={`${blocker?.says ?? ''} ${says} ${sayOffers('confirm-blocker.this-recorded-with')}`}
      onSubmit={async () => {
        const told = kind === 'identity' ? { address: address.trim() } : {};
        const outcome = await onSubmit({ blocker: blocker?.id ?? '', reason: reason.trim(), ...told });
        if (outcome.ok) {
          setReason('');
          setAddress('');
        }
        return outcome;
      }}
    >
      {kind === 'identity' ? (
        <div className="mb-3">
          <p className="mb-2.5 text-small text-ink2 wrap-anywhere">{blocker?.remedy}</p>
          <label htmlFor={id} className="mb-1 block font-medium text-small">
            {sayOffers('confirm-blocker.address-its-node')}
          </label>
          <input
            id={id}
            required
            value={address}
            maxLength={42}
            spellCheck={false}
            autoComplete="off"
            placeholder="0x…"
            onChange={(event) => setAddress(event.target.value)}
            className="control w-full font-mono text-small"
          />
        </div>
      ) : null}
      <TextField label={sayOffers('confirm-blocker.reason')} hint={hint} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

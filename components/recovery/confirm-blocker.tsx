'use client';

import { useId, useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { Outcome } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { type BlockerKind, blockedNode, blockerKind } from '@/components/recovery/blocker-words';
import type { BlockerView, ConfirmStoppedCommand } from '@/lib/views/recovery-types';

type Props = {
  /** null = closed. */
  readonly blocker: BlockerView | null;
  readonly onClose: () => void;
  readonly busy: boolean;
  readonly onSubmit: (command: ConfirmStoppedCommand) => Promise<Outcome>;
};

const WORDS = {
  stopped: {
    title: (who: string) => `Confirm that the process of ${who} is stopped`,
    says: 'A process that still runs brings its branch back while the others are rewound.',
    does: 'Confirm that it is stopped',
    hint: 'How you know: who stopped it, where you looked.',
  },
  'by-hand': {
    title: (who: string) => `Make the calls on ${who} by hand`,
    says: 'Steps there then wait for you, with the commands to type; what comes of them is looked at all the same.',
    does: 'Make these calls by hand',
    hint: 'Who has a shell or console there, and which.',
  },
  identity: {
    title: (who: string) => `Confirm who ${who} is`,
    says: 'Nothing is sent to this node then: every call to it is yours. With the address of another node a validator would be counted where it is not.',
    does: 'Confirm who it is',
    hint: 'On which machine you read it, and how.',
  },
  elsewhere: {
    title: (who: string) => `Confirm that ${who} is no node of this network`,
    says: 'No step touches it then, and nobody waits for it. Where it is a node of this network after all, correct its URL instead.',
    does: 'Confirm that it is no node of this network',
    hint: 'How you know: which network it belongs to.',
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
      says={`${blocker?.says ?? ''} ${says} This is recorded with your name.`}
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
            Address of its node key
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
      <TextField label="Reason" hint={hint} value={reason} onChange={setReason} />
    </FormDialog>
  );
}

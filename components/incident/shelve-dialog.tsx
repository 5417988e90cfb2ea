'use client';

import { useState } from 'react';
import { TextField } from '@/components/incident/text-field';
import type { SendCommand } from '@/components/live/use-incident-command';
import { FormDialog } from '@/components/overlay/form-dialog';
import { tell } from '@/components/overlay/tell';
import { sayIncident } from '@/lib/views/words/incident';

const HOUR_MS = 3_600_000;
const PRESETS: readonly (readonly [words: string, ms: number])[] = [
  ['1 hour', HOUR_MS],
  ['4 hours', 4 * HOUR_MS],
  ['12 hours', 12 * HOUR_MS],
  ['1 day', 24 * HOUR_MS],
  ['7 days', 168 * HOUR_MS],
];

type Props = {
  readonly id: number;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly busy: boolean;
  readonly send: SendCommand;
};

/** Takes an incident out of the way for a while, with the reason; what was typed stays until it is done. */
export function ShelveDialog({ id, open, onOpenChange, busy, send }: Props) {
  const [reason, setReason] = useState('');
  const [forMs, setForMs] = useState(HOUR_MS);
  const words = PRESETS.find(([, ms]) => ms === forMs)?.[0] ?? '';
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={sayIncident('shelve-dialog.shelve-this-incident')}
      says={sayIncident('shelve-dialog.goes-end-list')}
      does={sayIncident('shelve-dialog.shelve-for', { words })}
      busy={busy}
      onSubmit={async () => {
        const outcome = await send(id, { verb: 'shelve', forMs, reason: reason.trim() });
        if (outcome.ok) {
          setReason('');
          tell(sayIncident('shelve-dialog.incident-shelved-for', { id: String(id), words }));
        }
        return outcome;
      }}
    >
      <fieldset className="mb-4">
        <legend className="mb-1 font-medium text-small">{sayIncident('shelve-dialog.for-how-long')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {PRESETS.map(([name, ms]) => (
            <label
              key={ms}
              className="control cursor-pointer has-checked:border-ink has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
            >
              <input type="radio" name="for" value={ms} checked={forMs === ms} onChange={() => setForMs(ms)} className="sr-only" />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={sayIncident('shelve-dialog.reason')}
        hint={sayIncident('shelve-dialog.others-read-in')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
